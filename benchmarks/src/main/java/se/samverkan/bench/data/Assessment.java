package se.samverkan.bench.data;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The assessment of an item of a promise, with a figure where the item has a target. */
record Assessment(
        String itemId,
        String outcome,
        String basis,
        String trend,
        String text,
        List<Map<String, Object>> results,
        Map<String, String> deviation) {

    /** The assessments of all items of a promise. */
    static List<Assessment> of(PromiseSeed seed) {
        var random = seed.random("assessments");
        var plan = Plan.of(seed);
        return Stream.concat(plan.commitments().stream(), plan.activities().stream())
                .map(item -> item.target() == null ? narrative(item, random) : measured(item, random))
                .toList();
    }

    private static Assessment narrative(Plan.Item item, RandomGenerator random) {
        var outcome = Words.oneOf(
                List.of("FULFILLED", "FULFILLED", "PARTLY_FULFILLED", "NOT_FULFILLED", "NOT_ASSESSABLE"), random);
        return new Assessment(
                item.id(), outcome, "NARRATIVE", null, text(outcome, random), List.of(), deviationOf(outcome));
    }

    private static Assessment measured(Plan.Item item, RandomGenerator random) {
        var target = item.target();
        int goal = target.value().intValue();
        int reached = random.nextInt(2 * goal + 1);
        var outcome = reached >= goal ? "FULFILLED" : reached > 0 ? "PARTLY_FULFILLED" : "NOT_FULFILLED";
        var text =
                text(outcome, random) + " Utfall: " + reached + " " + target.unit() + ", målet var minst " + goal + ".";
        var result = Map.<String, Object>of(
                "targetId", target.id(),
                "value", BigDecimal.valueOf(reached),
                "unit", target.unit(),
                "per", target.per());
        return new Assessment(item.id(), outcome, "MEASURED", "UNCHANGED", text, List.of(result), deviationOf(outcome));
    }

    private static String text(String outcome, RandomGenerator random) {
        return Words.oneOf(Words.SWEDISH.outcomes().get(outcome), random);
    }

    private static Map<String, String> deviationOf(String outcome) {
        return outcome.equals("NOT_FULFILLED")
                ? Map.of("reason", "RESOURCES", "text", "Resurserna räckte inte.")
                : Map.of();
    }
}
