package se.samverkan.kit.http;

import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Set;
import se.samverkan.kit.problem.Rejection;

/** Reads query parameters; refuses what it can't read in words that name the parameter and what it takes (400). */
public final class QueryParameters {
    private QueryParameters() {}

    /** Refuses query parameters that the path does not know (400). */
    public static void refuseUnknown(UriInfo uri, Set<String> known) {
        for (var parameter : uri.getQueryParameters().entrySet()) {
            if (!known.contains(parameter.getKey())) {
                throw Rejection.badRequest(
                        parameter.getKey(),
                        "is not a parameter here; there are "
                                + String.join(", ", known.stream().sorted().toList()));
            }
            if (parameter.getValue().getFirst().isBlank()) {
                throw Rejection.badRequest(parameter.getKey(), "is empty: give it a value or leave it out");
            }
            if (parameter.getValue().size() > 1) {
                throw Rejection.badRequest(parameter.getKey(), "stands more than once");
            }
        }
    }

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
    static <E extends Enum<E>> E constant(String name, String value, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(value))
                .findFirst()
                .orElseGet(() -> {
                    if (value == null) {
                        return null;
                    }
                    throw Rejection.badRequest(
                            name, "\"" + value + "\" is not one of " + Arrays.toString(type.getEnumConstants()));
                });
    }
}
