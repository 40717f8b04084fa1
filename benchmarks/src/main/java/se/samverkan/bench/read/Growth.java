package se.samverkan.bench.read;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.samverkan.bench.report.FigureFormat;
import se.samverkan.bench.report.FigureGoal;
import se.samverkan.bench.report.Measurement;
import se.samverkan.bench.report.Row;

/** Compares the cost of a request at larger scales with its cost at the smallest scale. */
final class Growth {

    /** The goals of a case at ten and at a hundred times the data. */
    private static final Map<String, List<FigureGoal>> GOALS = Map.of(
            "by-id", goals(1.2, 1.5),
            "list-new", goals(1.3, 1.6),
            "filter-sort", goals(1.5, 2.5),
            "search-new", goals(2, 4));

    private final Map<String, TreeMap<Integer, Measurement>> figures = new LinkedHashMap<>();
    private final Map<String, String> names = new HashMap<>();

    private static List<FigureGoal> goals(double atTen, double atHundred) {
        return List.of(FigureGoal.atMost(atTen, ""), FigureGoal.atMost(atHundred, ""));
    }

    void add(ReadCase read, int scale, Measurement measured) {
        names.put(read.key(), read.name());
        figures.computeIfAbsent(read.key(), key -> new TreeMap<>()).put(scale, measured);
    }

    List<Row> rows() {
        return figures.entrySet().stream()
                .flatMap(of -> of.getValue().tailMap(of.getValue().firstKey(), false).entrySet().stream()
                        .map(larger -> row(of.getKey(), of.getValue().firstEntry(), larger)))
                .toList();
    }

    private Row row(String key, Map.Entry<Integer, Measurement> small, Map.Entry<Integer, Measurement> large) {
        var before = small.getValue();
        var after = large.getValue();
        return Row.of(
                "cost growth, " + names.get(key) + ", " + small.getKey() + "× to " + large.getKey() + "×",
                after.cpuMicros() / before.cpuMicros(),
                "",
                goal(key, small.getKey(), large.getKey()),
                "CPU per request " + FigureFormat.number(before.cpuMicros()) + " µs, then "
                        + FigureFormat.number(after.cpuMicros())
                        + " µs; p50 " + FigureFormat.number(before.p50Millis()) + " ms, then "
                        + FigureFormat.number(after.p50Millis()) + " ms");
    }

    private static FigureGoal goal(String key, int from, int to) {
        var goals = GOALS.get(key);
        if (goals == null || from != 1) {
            return FigureGoal.NONE;
        }
        return to == 10 ? goals.getFirst() : to == 100 ? goals.getLast() : FigureGoal.NONE;
    }
}
