package se.samverkan.promises;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.content.ItemIds;
import se.samverkan.domain.time.Period;
import se.samverkan.platform.http.Link;
import se.samverkan.promises.Commitment.Change;

/** The promises that renewed each other, with the course of each commitment over the years. */
@Schema(
        name = "RenewalChain",
        description = "A chain of promises that renew each other, and the outcome of each commitment",
        requiredProperties = {"_links", "items", "commitments"})
public record RenewalChain(
        @JsonProperty("_links") Map<String, Link> links,

        @JsonInclude @Schema(description = "The published promises, each after the promise that it renews")
        List<Renewed> items,

        @JsonInclude @Schema(description = "The commitments, each from the first promise that has it")
        List<Course> commitments) {

    /** One promise in the chain. */
    @Schema(
            name = "RenewedPromise",
            description = "One promise in the chain",
            requiredProperties = {"id", "title", "version", "publishedAt"})
    public record Renewed(
            UUID id,
            @Schema(maxLength = 300) String title,
            Period validity,
            Integer version,
            Instant publishedAt,
            UUID renews) {}

    /** The course of a commitment through the promises. */
    @Schema(
            name = "CommitmentCourse",
            description = "A commitment over the years",
            requiredProperties = {"steps"})
    public record Course(@JsonInclude List<Step> steps) {}

    /** A commitment in one promise, or the reason why it was dropped. */
    @Schema(
            name = "CommitmentStep",
            description = "A commitment in one promise of the chain",
            requiredProperties = {"promiseId", "commitmentId"})
    public record Step(
            UUID promiseId,

            @Schema(
                    description =
                            "Id of the commitment in that promise; for a dropped commitment, its id in the previous promise",
                    pattern = ItemIds.FORM)
            String commitmentId,

            Change change,
            @Schema(maxLength = 300) String title,
            @Schema(maxLength = 5000) String text,

            @Schema(description = "The reason why the commitment was dropped", maxLength = 2000)
            String reason,

            @Schema(description = "False if the source does not state why the commitment was dropped")
            Boolean reasonStated) {}

    static RenewalChain of(List<PromiseView> promises) {
        var courses = new LinkedHashMap<CarriedOver, List<Step>>();
        var ordered = ordered(promises);
        ordered.forEach(promise -> addTo(courses, promise.envelope().id(), promise.content()));
        return new RenewalChain(
                null,
                ordered.stream().map(RenewalChain::renewed).toList(),
                // A course is stored under every id that its commitment had.
                new LinkedHashSet<>(courses.values()).stream().map(Course::new).toList());
    }

    /** The chain with a link to itself. */
    RenewalChain readAt(String address) {
        return new RenewalChain(Map.of("self", Link.get("self", address)), items, commitments);
    }

    private static void addTo(Map<CarriedOver, List<Step>> courses, UUID promiseId, PromiseContent promise) {
        promise.commitments().forEach(commitment -> {
            var from = commitment.carriedOverFrom();
            var course = from == null ? new ArrayList<Step>() : courses.computeIfAbsent(from, key -> new ArrayList<>());
            course.add(new Step(
                    promiseId,
                    commitment.id(),
                    commitment.change(),
                    commitment.title(),
                    commitment.text(),
                    null,
                    null));
            courses.put(new CarriedOver(promiseId, commitment.id()), course);
        });
        promise.dropped()
                .forEach(dropped -> courses.computeIfAbsent(
                                new CarriedOver(promise.renews(), dropped.commitmentId()), key -> new ArrayList<>())
                        .add(new Step(
                                promiseId,
                                dropped.commitmentId(),
                                Change.DROPPED,
                                null,
                                null,
                                dropped.reason(),
                                dropped.reasonStated())));
    }

    /** Each promise after the one that it renews, the older first. */
    private static List<PromiseView> ordered(List<PromiseView> promises) {
        var left = new ArrayList<>(promises);
        left.sort(Comparator.comparing(promise -> promise.envelope().id()));
        var ordered = new ArrayList<PromiseView>();
        Set<UUID> waiting = new LinkedHashSet<>();
        left.forEach(promise -> waiting.add(promise.envelope().id()));
        while (!left.isEmpty()) {
            var next = left.stream()
                    .filter(promise -> !waiting.contains(promise.content().renews()))
                    .findFirst()
                    .orElseThrow();
            left.remove(next);
            waiting.remove(next.envelope().id());
            ordered.add(next);
        }
        return ordered;
    }

    private static Renewed renewed(PromiseView promise) {
        var envelope = promise.envelope();
        return new Renewed(
                envelope.id(),
                promise.content().title(),
                promise.content().validity(),
                envelope.version(),
                envelope.publishedAt(),
                promise.content().renews());
    }
}
