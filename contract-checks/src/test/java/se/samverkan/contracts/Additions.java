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
            switch (keyword) {
                case "description", "$comment", "examples", "deprecated" -> {}
                case "$defs" -> members(at, old, now, true);
                // Where any other name may stand, a reader can't tell a new member from those.
                case "properties" ->
                    members(at, old, now, !released.path("additionalProperties").isObject());
                case "items", "additionalProperties", "propertyNames" -> schema(at, old, now);
                case "allOf", "prefixItems" -> list(at, old, now);
                case "required", "enum" -> set(at, old, now);
                // Also what asks a question (if, not, anyOf): whatever is added there may change its answer.
                default -> same(at, old, now);
            }
        }
    }

    private void members(String place, JsonNode released, JsonNode present, boolean mayGrow) {
        for (var name : names(released, present)) {
            var at = place + "/" + name;
            if (!present.has(name)) {
                breaks.add(at + " was removed");
            } else if (released.has(name)) {
                schema(at, released.get(name), present.get(name));
            } else if (!mayGrow) {
                breaks.add(at + " was added where any name may stand");
            }
        }
    }

    private void list(String place, JsonNode released, JsonNode present) {
        if (released.size() != present.size()) {
            same(place, released, present);
            return;
        }
        for (var i = 0; i < released.size(); i++) {
            schema(place + "/" + i, released.get(i), present.get(i));
        }
    }

    private void set(String place, JsonNode released, JsonNode present) {
        var before = elements(released);
        var now = elements(present);
        before.stream().filter(one -> !now.contains(one)).forEach(one -> breaks.add(place + " lost " + one));
        now.stream().filter(one -> !before.contains(one)).forEach(one -> breaks.add(place + " got " + one));
    }

    private void same(String place, JsonNode released, JsonNode present) {
        if (present.isMissingNode()) {
            breaks.add(place + " was removed");
        } else if (released.isMissingNode()) {
            breaks.add(place + " was added: " + present);
        } else if (!released.equals(present)) {
            breaks.add(place + " was " + released + " and is " + present);
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
