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
 * Generated documents of all Swedish municipalities and ten years, as the owners' events; equal seeds give equal data. The
 * scale is the number of promises per municipality and year.
 */
public record NationalData(long seed, int scale) {

    public static final int FIRST_YEAR = 2017;
    public static final int LAST_YEAR = 2026;

    private static final List<Municipality> MUNICIPALITIES = List.copyOf(Municipalities.all());

    /** The number of promises. */
    public long promises() {
        return (LAST_YEAR - FIRST_YEAR + 1L) * MUNICIPALITIES.size() * scale;
    }

    /** The seed of a promise by its number, ordered by year. */
    public PromiseSeed promiseSeed(long promise) {
        long numberInYear = promise % ((long) MUNICIPALITIES.size() * scale);
        return new PromiseSeed(
                seed,
                MUNICIPALITIES.get((int) (numberInYear / scale)),
                FIRST_YEAR + (int) (promise / ((long) MUNICIPALITIES.size() * scale)),
                (int) (numberInYear % scale));
    }

    Stream<PromiseSeed> promiseSeeds() {
        return LongStream.range(0, promises()).mapToObj(this::promiseSeed);
    }

    /** All events, generated lazily: at a large scale they do not fit in memory. */
    Stream<CloudEvent> events() {
        return promiseSeeds().flatMap(NationalData::events);
    }

    private static Stream<CloudEvent> events(PromiseSeed seed) {
        var all = Stream.<CloudEvent>builder();
        if (AgreementText.FIRST_YEARS.contains(seed.year())) {
            all.add(published(
                    seed,
                    "agreements",
                    "agreement",
                    AgreementText.earliestPublication(seed),
                    new AgreementText(seed).content()));
        }
        all.add(promise(seed));
        if (FollowUpText.exists(seed)) {
            all.add(published(
                    seed,
                    "follow-ups",
                    "follow-up",
                    FollowUpText.earliestPublication(seed),
                    new FollowUpText(seed).content()));
        }
        all.add(progress(seed));
        return all.build();
    }

    /** The event of a published promise. */
    public static CloudEvent promise(PromiseSeed seed) {
        var content = new PromiseText(seed).content();
        var agreement = AgreementText.inForce(seed);
        content.put("agreementId", agreement.id("agreement", AgreementText.earliestPublication(agreement)));
        return published(seed, "promises", "promise", PromiseText.earliestPublication(seed), content);
    }

    private static CloudEvent progress(PromiseSeed seed) {
        var time = seed.publication("promise", PromiseText.earliestPublication(seed));
        var id = seed.id("promise", PromiseText.earliestPublication(seed)).toString();
        return event("progress", "progress.updated", "followup-service", id, time, new FollowUpText(seed).progress());
    }

    private static CloudEvent published(
            PromiseSeed seed, String collection, String noun, LocalDate earliest, Map<String, Object> content) {
        var id = seed.id(noun, earliest);
        var time = seed.publication(noun, earliest);
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
                // An owner uses the id of the outbox row; readers require only that it is unique.
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
