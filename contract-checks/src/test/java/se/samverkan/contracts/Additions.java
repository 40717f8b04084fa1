package se.samverkan.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What has changed between two versions of a JSON Schema beside additions: nothing, within a major version.
 *
 * <p>Old events stay on their topics and old readers stay in use, so a schema has to fit both ways: all that it said it
 * says still, word for word, and it may add definitions and optional members. Words for people may change.
 */
final class Additions {
    private static final Set<String> FOR_PEOPLE = Set.of("description", "$comment", "examples", "deprecated");
    /** Where a member is added to what an event may say. Anywhere else (if, not, anyOf) it changes a question. */
    private static final Set<String> NAMED_SCHEMAS = Set.of("properties", "$defs");

    private static final Set<String> LISTED_SCHEMAS = Set.of("allOf", "prefixItems");
    private static final Set<String> SCHEMAS = Set.of("items", "additionalProperties", "propertyNames");
    private static final Set<String> SETS = Set.of("required", "enum");

    private final List<String> breaks = new ArrayList<>();

    private Additions() {}

    /** Every change that is no addition, as the place in the schema and what happened there. */
    static List<String> breaksBetween(JsonNode released, JsonNode present) {
        var additions = new Additions();
        additions.schema("", released, present);
        return additions.breaks;
    }

    private void schema(String place, JsonNode released, JsonNode present) {
        if (!released.isObject() || !present.isObject()) {
            same(place, released, present);
            return;
        }
        for (var keyword : names(released, present)) {
            var at = place + "/" + keyword;
            var old = released.path(keyword);
            var now = present.path(keyword);
            if (FOR_PEOPLE.contains(keyword)) {
                continue;
            }
            if (old.isMissingNode() && keyword.equals("$defs")) {
                continue;
            }
            if (NAMED_SCHEMAS.contains(keyword) && old.isObject() && now.isObject()) {
                members(at, old, now, keyword.equals("$defs") || isClosed(released));
            } else if (LISTED_SCHEMAS.contains(keyword) && old.size() == now.size() && old.isArray() && now.isArray()) {
                for (var i = 0; i < old.size(); i++) {
                    schema(at + "/" + i, old.get(i), now.get(i));
                }
            } else if (SCHEMAS.contains(keyword) && old.isObject() && now.isObject()) {
                schema(at, old, now);
            } else if (SETS.contains(keyword) && old.isArray() && now.isArray()) {
                set(at, old, now);
            } else {
                same(at, old, now);
            }
        }
    }

    /** Whoever reads an object whose other members have a meaning of their own can't tell a new one from them. */
    private static boolean isClosed(JsonNode schema) {
        return !schema.path("additionalProperties").isObject();
    }

    private void members(String place, JsonNode released, JsonNode present, boolean mayGrow) {
        for (var name : names(released, present)) {
            var at = place + "/" + name;
            if (!present.has(name)) {
                breaks.add(at + " was removed");
            } else if (released.has(name)) {
                schema(at, released.get(name), present.get(name));
            } else if (!mayGrow) {
                breaks.add(at + " was added where any name has a meaning");
            }
        }
    }

    private void set(String place, JsonNode released, JsonNode present) {
        var before = elements(released);
        var now = elements(present);
        before.stream().filter(one -> !now.contains(one)).forEach(one -> breaks.add(place + " lost " + one));
        now.stream().filter(one -> !before.contains(one)).forEach(one -> breaks.add(place + " got " + one));
    }

    private void same(String place, JsonNode released, JsonNode present) {
        if (!released.equals(present)) {
            breaks.add(
                    present.isMissingNode()
                            ? place + " was removed"
                            : released.isMissingNode()
                                    ? place + " was added: " + present
                                    : place + " was " + released + " and is " + present);
        }
    }

    private static Set<String> names(JsonNode released, JsonNode present) {
        var names = new TreeSet<String>();
        released.fieldNames().forEachRemaining(names::add);
        present.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> elements(JsonNode list) {
        return list.valueStream().map(JsonNode::toString).collect(Collectors.toCollection(TreeSet::new));
    }
}
