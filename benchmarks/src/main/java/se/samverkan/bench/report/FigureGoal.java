package se.samverkan.bench.report;

import java.util.function.DoublePredicate;

/** The goal for a figure; {@link #NONE} for figures without one. */
public record FigureGoal(String text, DoublePredicate reached) {

    public static final FigureGoal NONE = new FigureGoal("", value -> true);

    public static FigureGoal atLeast(double bound) {
        return new FigureGoal("≥ " + FigureFormat.number(bound), value -> value >= bound);
    }

    public static FigureGoal atMost(double bound, String unit) {
        return new FigureGoal(
                "≤ " + FigureFormat.number(bound) + (unit.isEmpty() ? "" : " " + unit), value -> value <= bound);
    }

    public boolean isNone() {
        return text.isEmpty();
    }
}
