package se.samverkan.bench;

import java.util.function.DoublePredicate;

/** What a figure is to reach; some figures are only told. */
record Goal(String text, DoublePredicate reached) {

    static final Goal NONE = new Goal("", value -> true);

    static Goal atLeast(double bound) {
        return new Goal("≥ " + Text.number(bound), value -> value >= bound);
    }

    static Goal atMost(double bound, String unit) {
        return new Goal("≤ " + Text.number(bound) + (unit.isEmpty() ? "" : " " + unit), value -> value <= bound);
    }

    boolean isNone() {
        return text.isEmpty();
    }
}
