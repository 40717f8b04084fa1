package se.samverkan.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import se.samverkan.kit.content.Municipalities;
import se.samverkan.kit.content.Municipality;
import se.samverkan.kit.document.StoredJson;
import se.samverkan.kit.event.CloudEvent;
import se.samverkan.kit.event.Topics;

/**
 * What Sweden's municipalities and the police would have published in ten years, as the owners' events; made up, and the
 * same for the same seed. The scale is how many promises a municipality makes in a year.
 */
record NationalData(long seed, int scale) {

    static final int FIRST_YEAR = 2017;
    static final int LAST_YEAR = 2026;

    private static final List<Municipality> MUNICIPALITIES = List.copyOf(Municipalities.all());

    /** How many promises there are. */
    long promises() {
        return (LAST_YEAR - FIRST_YEAR + 1L) * MUNICIPALITIES.size() * scale;
    }

    /** That of the promise of this number, year by year as they were published. */
    Slot slot(long promise) {
        long inItsYear = promise % ((long) MUNICIPALITIES.size() * scale);
        return new Slot(
                seed,
                MUNICIPALITIES.get((int) (inItsYear / scale)),
                FIRST_YEAR + (int) (promise / ((long) MUNICIPALITIES.size() * scale)),
                (int) (inItsYear % scale));
    }

    Stream<Slot> slots() {
        return LongStream.range(0, promises()).mapToObj(this::slot);
    }

    /** One by one: at a large scale they do not fit in memory. */
    Stream<CloudEvent> events() {
        return slots().flatMap(NationalData::events);
    }

    private static Stream<CloudEvent> events(Slot slot) {
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

    static CloudEvent promise(Slot slot) {
        var content = new PromiseText(slot).content();
        var agreement = AgreementText.inForce(slot);
        content.put("agreementId", agreement.id("agreement", AgreementText.season(agreement)));
        return published(slot, "promises", "promise", PromiseText.season(slot), content);
    }

    private static CloudEvent progress(Slot slot) {
        var time = slot.publication("promise", PromiseText.season(slot));
        var id = slot.id("promise", PromiseText.season(slot)).toString();
        return event("progress", "progress.updated", "followup-service", id, time, new FollowUpText(slot).progress());
    }

    private static CloudEvent published(
            Slot slot, String collection, String noun, LocalDate season, Map<String, Object> content) {
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
                StoredJson.of(data));
    }
}
