package se.samverkan.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The outcomes in the order in which readers see them. */
public final class Outcomes {
    /** All outcomes, the kept promises first. */
    public static final List<String> ORDER = List.of(
            "FULFILLED", "PARTLY_FULFILLED", "NOT_FULFILLED", "DISPUTED", "ONGOING", "NOT_ASSESSABLE", "NOT_ASSESSED");

    private Outcomes() {}

    /** The number of items with an outcome. */
    public record Count(String outcome, int count) {}

    /** The outcomes that occur, the kept promises first. */
    public static List<Count> counts(JsonNode counts) {
        return ORDER.stream()
                .filter(counts::hasNonNull)
                .map(outcome -> new Count(outcome, counts.path(outcome).asInt()))
                .filter(entry -> entry.count() > 0)
                .toList();
    }
}
