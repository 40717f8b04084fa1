package se.samverkan.bench.report;

/** A row of the table: a figure, its goal, and details. */
public record Row(String name, String result, String goal, String met, String details) {

    private static final String NO_MISMATCH = "no mismatch";

    public static Row of(String name, double value, String unit, FigureGoal goal, String details) {
        var met = goal.isNone() ? "" : goal.reached().test(value) ? "yes" : "no";
        return new Row(name, FigureFormat.number(value, unit), goal.text(), met, details);
    }

    /** A row for a case that could not be measured. */
    public static Row notMeasured(String name, FigureGoal goal, String reason) {
        return new Row(name, reason, goal.text(), "", "");
    }

    /** A row for a check that must not find a mismatch. */
    public static Row check(String name, String result, boolean holds, String details) {
        return new Row(name, result, NO_MISMATCH, holds ? "yes" : "no", details);
    }

    boolean hasMismatch() {
        return goal.equals(NO_MISMATCH) && met.equals("no");
    }
}
