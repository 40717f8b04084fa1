package se.samverkan.bench.data;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import se.samverkan.domain.content.Target;

/** The commitments and activities of a promise, the basis of its text, its follow-up and its progress. */
record Plan(List<Item> commitments, List<Item> activities) {

    /** A commitment or an activity; the target is null where nothing is counted. */
    record Item(String id, String title, String text, String place, Target target) {}

    private static final List<String> NUMERALS =
            List.of("ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv");

    static Plan of(PromiseSeed seed) {
        var random = seed.random("plan");
        var theme = seed.theme();
        var commitments = new ArrayList<Item>();
        for (var commitment : theme.commitments()) {
            var place = Words.oneOf(Words.SWEDISH.places(), random);
            var text = commitment.text().replace("{plats}", place) + " " + Words.oneOf(Words.SWEDISH.forms(), random);
            commitments.add(new Item("c" + (commitments.size() + 1), commitment.title(), text, place, null));
        }
        var activities = new ArrayList<Item>();
        for (var activity : theme.activities()) {
            var place = Words.oneOf(Words.SWEDISH.places(), random);
            var id = "a" + (activities.size() + 1);
            // Some real documents state no figure for a countable activity.
            var target = activity.unit() == null || random.nextInt(5) == 0 ? null : target(id, activity, random);
            activities.add(new Item(id, null, activity.text().replace("{plats}", place), place, target));
        }
        return new Plan(commitments, activities);
    }

    private static Target target(String item, Words.Activity activity, RandomGenerator random) {
        int value = 1 + random.nextInt(NUMERALS.size());
        return new Target(
                item + "-t1",
                Target.Comparator.AT_LEAST,
                BigDecimal.valueOf(value),
                activity.unit(),
                Target.Per.YEAR,
                null,
                null,
                "minst " + NUMERALS.get(value - 1),
                null);
    }
}
