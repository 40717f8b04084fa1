package se.samverkan.bench.report;

/** One line of the table: a figure, what it was to reach, and what else there is to say of it. */
public record Row(String name, String result, String goal, String met, String details) {

    private static final String ALL_RIGHT = "no mismatch";

    public static Row of(String name, double value, String unit, Goal goal, String details) {
        var met = goal.isNone() ? "" : goal.reached().test(value) ? "yes" : "no";
        return new Row(name, FigureFormat.number(value, unit), goal.text(), met, details);
    }

    /** What could not be measured, and why. */
    public static Row without(String name, Goal goal, String why) {
        return new Row(name, why, goal.text(), "", "");
    }

    /** For what must hold whatever it costs. */
    public static Row check(String name, String result, boolean holds, String details) {
        return new Row(name, result, ALL_RIGHT, holds ? "yes" : "no", details);
    }

    boolean isWrong() {
        return goal.equals(ALL_RIGHT) && met.equals("no");
    }
}
