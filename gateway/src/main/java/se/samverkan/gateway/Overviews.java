package se.samverkan.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import se.samverkan.kit.content.Municipality;

/** Joins everything known of a municipality at read time, so that events may arrive in any order. */
@ApplicationScoped
public class Overviews {
    private static final Comparator<Published> NEWEST_FIRST =
            Comparator.comparing(Published::publishedAt).reversed().thenComparing(Published::id);

    @Inject
    Index index;

    @Inject
    Rendering rendering;

    /** All that a page about a municipality shows. */
    @JsonInclude
    record Overview(
            Municipality municipality,
            LocalDate asOf,
            @JsonInclude(JsonInclude.Include.NON_NULL) JsonNode contact,
            List<ObjectNode> agreements,
            List<ObjectNode> actionPlans,
            List<ObjectNode> promises,
            List<ObjectNode> followUps,
            List<Notice> notices) {}

    Overview of(Municipality municipality, LocalDate asOf) {
        return new Overview(
                municipality,
                asOf,
                contact(municipality),
                rendered("agreements", municipality, asOf),
                rendered("action-plans", municipality, asOf),
                promises(municipality, asOf),
                rendered("follow-ups", municipality, asOf),
                notices(municipality, asOf));
    }

    private List<ObjectNode> rendered(String collection, Municipality municipality, LocalDate asOf) {
        return in(collection, municipality)
                .map(document -> rendering.on(asOf, document))
                .toList();
    }

    private List<ObjectNode> promises(Municipality municipality, LocalDate asOf) {
        return in("promises", municipality)
                .map(promise -> {
                    var rendered = rendering.on(asOf, promise);
                    index.progress(promise.id()).ifPresent(progress -> rendered.set("progress", progress));
                    return rendered;
                })
                .toList();
    }

    /** That of the newest document which states one and has the municipality as a party. */
    private JsonNode contact(Municipality municipality) {
        var party = "municipality:" + municipality.code();
        return Stream.of("agreements", "action-plans", "promises", "follow-ups")
                .flatMap(index::all)
                .filter(document ->
                        document.parties().contains(party) && document.data().has("contact"))
                .min(NEWEST_FIRST)
                .map(document -> document.data().get("contact"))
                .orElse(null);
    }

    private List<Notice> notices(Municipality municipality, LocalDate asOf) {
        return Stream.of("agreements", "action-plans", "promises")
                .flatMap(collection -> in(collection, municipality))
                .flatMap(document -> new Staleness(index, document, asOf).notices())
                .toList();
    }

    private Stream<Published> in(String collection, Municipality municipality) {
        return index.all(collection)
                .filter(document -> document.municipalities().contains(municipality.code()))
                .sorted(NEWEST_FIRST);
    }
}
