package se.samverkan.bench.report;

import java.util.function.DoublePredicate;

/** The goal for a figure; {@link #NONE} for figures without one. */
public record Goal(String text, DoublePredicate reached) {

    public static final Goal NONE = new Goal("", value -> true);

    public static Goal atLeast(double bound) {
        return new Goal("≥ " + FigureFormat.number(bound), value -> value >= bound);
    }

    public static Goal atMost(double bound, String unit) {
        return new Goal(
                "≤ " + FigureFormat.number(bound) + (unit.isEmpty() ? "" : " " + unit), value -> value <= bound);
    }

    public boolean isNone() {
        return text.isEmpty();
    }
}
