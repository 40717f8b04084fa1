package se.samverkan.platform.problem;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Explains in the terms of JSON why a body could not be parsed, and where. */
final class UnreadableJson {
    static final String NULL = "must not be null: leave it out";

    private static final Pattern DUPLICATE = Pattern.compile("(?s)Duplicate field '(.*?)'.*");

    private UnreadableJson() {}

    static Violation explain(JsonProcessingException unreadable) {
        return switch (unreadable) {
            case PropertyBindingException unknown -> new Violation(pointer(unknown), unknown(unknown));
            case InvalidFormatException format
            when format.getTargetType() != null && format.getTargetType().isEnum() ->
                new Violation(
                        pointer(format),
                        "\"" + format.getValue() + "\" is not one of "
                                + allowed(format.getTargetType().getEnumConstants()));
            case ValueInstantiationException value -> new Violation(pointer(value), cause(value));
            case InvalidNullException hole -> new Violation(pointer(hole), NULL);
            case InvalidFormatException text
            when text.getTargetType() == String.class ->
                new Violation(pointer(text), "may not hold NUL or half a surrogate pair");
            case MismatchedInputException mismatch
            when mismatch.getTargetType() != null ->
                new Violation(pointer(mismatch), "must be " + kind(mismatch.getTargetType()));
            case JsonProcessingException twice
            when DUPLICATE.matcher(twice.getOriginalMessage()).matches() ->
                new Violation(
                        (twice instanceof JsonMappingException nested ? pointer(nested) : "")
                                + DUPLICATE.matcher(twice.getOriginalMessage()).replaceFirst("/$1"),
                        "appears more than once" + at(twice));
            case JsonMappingException nested
            when !nested.getPath().isEmpty() -> new Violation(pointer(nested), fault(nested) + at(nested));
            default -> new Violation("", fault(unreadable) + at(unreadable));
        };
    }

    private static String unknown(PropertyBindingException unknown) {
        return unknown(
                unknown.getPropertyName(),
                unknown.getKnownPropertyIds() == null
                        ? Set.of()
                        : unknown.getKnownPropertyIds().stream()
                                .map(Object::toString)
                                .collect(Collectors.toSet()));
    }

    static String unknown(String name, Set<String> known) {
        if (MalformedBody.SERVER_OWNED.contains(name) && !known.contains(name)) {
            return "is set by the service: leave it out";
        }
        return "is not known here"
                + nearest(name, known)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("");
    }

    private static Optional<String> nearest(String name, Collection<String> known) {
        return known.stream()
                .min((a, b) -> Integer.compare(distance(name, a), distance(name, b)))
                .filter(near -> distance(name, near) <= Math.max(2, name.length() / 2));
    }

    /** The Levenshtein distance of two names. */
    private static int distance(String a, String b) {
        var costs = new int[b.length() + 1];
        Arrays.setAll(costs, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(change, 1 + Math.min(costs[j], costs[j - 1]));
            }
        }
        return costs[b.length()];
    }

    /** The JSON that a Java type is parsed from. */
    private static String kind(Class<?> type) {
        if (type == String.class) {
            return "a text";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        if (Number.class.isAssignableFrom(type) || type == int.class) {
            return type == Integer.class || type == int.class ? "a whole number" : "a number";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (type == URI.class) {
            return "a web address";
        }
        return type.isRecord() && type.getRecordComponents().length > 1 ? "an object" : "a text of the documented form";
    }

    private static String allowed(Object[] constants) {
        return Arrays.stream(constants).map(Object::toString).collect(Collectors.joining(", "));
    }

    private static String cause(ValueInstantiationException value) {
        return value.getCause() instanceof IllegalArgumentException ours ? ours.getMessage() : "has the wrong form";
    }

    private static String pointer(JsonMappingException mapping) {
        return mapping.getPath().stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : escape(step.getFieldName())))
                .collect(Collectors.joining());
    }

    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** Never the parser's own message, which names its classes and settings. */
    private static String fault(JsonProcessingException unreadable) {
        var cause = unreadable.getCause() instanceof JsonProcessingException parser ? parser : unreadable;
        return switch (cause) {
            case StreamConstraintsException limit ->
                "is more than can be read: at most 1,000 levels, names of 50,000 characters and numbers of 1,000 digits";
            case JsonEOFException end -> "ends before the JSON is complete";
            case JsonParseException syntax -> "is not valid JSON";
            default -> "is not the JSON that is expected here";
        };
    }

    private static String at(JsonProcessingException unreadable) {
        var place = unreadable.getLocation();
        return place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
    }
}
