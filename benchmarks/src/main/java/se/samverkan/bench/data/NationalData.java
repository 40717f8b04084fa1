package se.samverkan.bench.data;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import se.samverkan.domain.register.Municipalities;
import se.samverkan.domain.register.Municipality;
import se.samverkan.platform.event.CloudEvent;
import se.samverkan.platform.event.Topics;
import se.samverkan.platform.json.CanonicalJson;

/**
 * What Sweden's municipalities and the police would have published in ten years, as the owners' events; made up, and the
 * same for the same seed. The scale is how many promises a municipality makes in a year.
 */
public record NationalData(long seed, int scale) {

    public static final int FIRST_YEAR = 2017;
    public static final int LAST_YEAR = 2026;

    private static final List<Municipality> MUNICIPALITIES = List.copyOf(Municipalities.all());

    /** How many promises there are. */
    public long promises() {
        return (LAST_YEAR - FIRST_YEAR + 1L) * MUNICIPALITIES.size() * scale;
    }

    /** That of the promise of this number, year by year as they were published. */
    public PromiseSeed slot(long promise) {
        long inItsYear = promise % ((long) MUNICIPALITIES.size() * scale);
        return new PromiseSeed(
                seed,
                MUNICIPALITIES.get((int) (inItsYear / scale)),
                FIRST_YEAR + (int) (promise / ((long) MUNICIPALITIES.size() * scale)),
                (int) (inItsYear % scale));
    }

    Stream<PromiseSeed> slots() {
        return LongStream.range(0, promises()).mapToObj(this::slot);
    }

    /** One by one: at a large scale they do not fit in memory. */
    Stream<CloudEvent> events() {
        return slots().flatMap(NationalData::events);
    }

    private static Stream<CloudEvent> events(PromiseSeed slot) {
        var all = Stream.<CloudEvent>builder();
        if (AgreementText.FIRST_YEARS.contains(slot.year())) {
            all.add(published(
                    slot, "agreements", "agreement", AgreementText.season(slot), new AgreementText(slot).content()));
        }
        all.add(promise(slot));
        if (FollowUpText.isThere(slot)) {
            all.add(published(
                    slot, "follow-ups", "follow-up", FollowUpText.season(slot), new FollowUpText(slot).content()));
        }
        all.add(progress(slot));
        return all.build();
    }

    public static CloudEvent promise(PromiseSeed slot) {
        var content = new PromiseText(slot).content();
        var agreement = AgreementText.inForce(slot);
        content.put("agreementId", agreement.id("agreement", AgreementText.season(agreement)));
        return published(slot, "promises", "promise", PromiseText.season(slot), content);
    }

    private static CloudEvent progress(PromiseSeed slot) {
        var time = slot.publication("promise", PromiseText.season(slot));
        var id = slot.id("promise", PromiseText.season(slot)).toString();
        return event("progress", "progress.updated", "followup-service", id, time, new FollowUpText(slot).progress());
    }

    private static CloudEvent published(
            PromiseSeed slot, String collection, String noun, LocalDate season, Map<String, Object> content) {
        var id = slot.id(noun, season);
        var time = slot.publication(noun, season);
        var view = new LinkedHashMap<String, Object>();
        view.put("id", id);
        view.put("version", 1);
        view.put("revision", 2);
        view.put("publicationStatus", "PUBLISHED");
        view.put("publishedAt", time);
        view.put("updatedAt", time);
        view.putAll(content);
        var owner = collection.equals("follow-ups") ? "followup-service" : collection + "-service";
        return event(collection, noun + ".published", owner, id.toString(), time, view);
    }

    private static CloudEvent event(
            String collection, String type, String owner, String subject, Instant time, Object data) {
        return new CloudEvent(
                // Of an owner it would be the number of its outbox row; readers only ask that it is unique.
                type + ":" + subject,
                "/samverkan/" + owner,
                "se.samverkan." + type + ".v1",
                subject,
                time,
                "urn:samverkan:event:" + type + ".v1",
                1,
                Topics.of(collection),
                null,
                CanonicalJson.of(data));
    }
}
