package se.samverkan.domain.query;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiConsumer;

/** Parses query parameters; a value that cannot be parsed is reported as a violation with the values that are allowed. */
public final class QueryParameters {

    private static final int MAX_ECHO = 100;

    private QueryParameters() {}

    /** A whole number within bounds; the lower bound where the value is none. */
    public static int number(String name, String value, int from, int to, BiConsumer<String, String> violations) {
        try {
            int number = Integer.parseInt(value);
            if (number >= from && number <= to) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported below, like a number out of range.
        }
        violations.accept(name, "must be a whole number from " + from + " to " + to);
        return from;
    }

    /** The constant of that name, or null where the parameter is absent. */
    public static <E extends Enum<E>> E constant(
            String name, String value, Class<E> type, BiConsumer<String, String> violations) {
        return constant(name, value, EnumSet.allOf(type), violations);
    }

    /** The constant of that name among the allowed ones, or null where the parameter is absent. */
    public static <E extends Enum<E>> E constant(
            String name, String value, Set<E> allowed, BiConsumer<String, String> violations) {
        if (value == null) {
            return null;
        }
        for (var constant : allowed) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        violations.accept(name, "\"" + shortened(value) + "\" is not one of " + allowed);
        return null;
    }

    private static String shortened(String value) {
        return value.length() <= MAX_ECHO ? value : value.substring(0, MAX_ECHO) + "…";
    }
}
