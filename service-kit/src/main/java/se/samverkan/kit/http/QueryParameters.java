package se.samverkan.kit.http;

import java.util.EnumSet;
import java.util.Set;
import se.samverkan.kit.problem.Rejection;

/** Reads query parameters; refuses what it can't read in words that name the parameter and what it takes (400). */
public final class QueryParameters {
    /** The longest value of any parameter that is taken. */
    public static final int MAX_LENGTH = 1_000;

    private static final int MAX_ECHO = 100;

    private QueryParameters() {}

    /** A whole number within bounds. */
    public static int number(String name, String value, int from, int to) {
        try {
            int number = Integer.parseInt(value);
            if (number >= from && number <= to) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw outOfRange(name, from, to);
        }
        throw outOfRange(name, from, to);
    }

    private static Rejection outOfRange(String name, int from, int to) {
        return Rejection.badRequest(name, "must be a whole number from " + from + " to " + to);
    }

    /** The constant of that name, or null where none is asked for. */
    public static <E extends Enum<E>> E constant(String name, String value, Class<E> type) {
        return constant(name, value, EnumSet.allOf(type));
    }

    /** The constant of that name among some, or null where none is asked for. */
    public static <E extends Enum<E>> E constant(String name, String value, Set<E> among) {
        if (value == null) {
            return null;
        }
        return among.stream()
                .filter(constant -> constant.name().equals(value))
                .findFirst()
                .orElseThrow(() -> Rejection.badRequest(name, "\"" + shortened(value) + "\" is not one of " + among));
    }

    /** What comes back in an answer is no longer than what can be read. */
    static String shortened(String value) {
        return value.length() <= MAX_ECHO ? value : value.substring(0, MAX_ECHO) + "…";
    }
}
