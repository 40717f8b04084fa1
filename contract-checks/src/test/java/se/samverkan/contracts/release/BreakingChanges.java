package se.samverkan.contracts.release;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The breaking changes between two versions of a JSON Schema: within a major version there may be none.
 *
 * <p>Old events stay on their topics and old consumers stay in use, so a schema must be compatible in both directions.
 * Every keyword keeps its value; definitions and optional members may be added. Descriptions may change.
 */
final class BreakingChanges {
    private final List<String> breaks = new ArrayList<>();

    private BreakingChanges() {}

    /** Every breaking change, as a place in the schema and a description. */
    static List<String> between(JsonNode released, JsonNode present) {
        var changes = new BreakingChanges();
        changes.schema("", released, present);
        return changes.breaks;
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
                // Where any name is allowed, a consumer cannot tell a new member from the others.
                case "properties" ->
                    members(at, old, now, !released.path("additionalProperties").isObject());
                case "items", "additionalProperties", "propertyNames" -> schema(at, old, now);
                case "allOf", "prefixItems" -> list(at, old, now);
                case "required", "enum" -> set(at, old, now);
                // Also conditions (if, not, anyOf): an addition may change their result.
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
                breaks.add(at + " was added where any name is allowed");
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
