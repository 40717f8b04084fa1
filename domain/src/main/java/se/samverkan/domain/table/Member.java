package se.samverkan.domain.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A member of a document or an item, at a JSON pointer in which numbers are indices of lists. */
final class Member {

    private Member() {}

    /** Sets the member and creates the objects and lists around it. */
    static void set(ObjectNode owner, String pointer, JsonNode value) {
        ContainerNode<?> around = owner;
        var path = path(pointer);
        for (int i = 0; i < path.size() - 1; i++) {
            var inner = child(around, path.get(i));
            if (inner.isMissingNode()) {
                ContainerNode<?> created = isIndex(path.get(i + 1)) ? owner.arrayNode() : owner.objectNode();
                put(around, path.get(i), created);
                around = created;
            } else {
                around = (ContainerNode<?>) inner;
            }
        }
        put(around, path.getLast(), value);
    }

    /** Removes the member, and the objects and lists around it that become empty. */
    static void remove(ObjectNode owner, String pointer) {
        remove(owner, path(pointer));
    }

    private static void remove(JsonNode around, List<String> path) {
        var child = child(around, path.getFirst());
        if (path.size() > 1 && !child.isMissingNode()) {
            remove(child, path.subList(1, path.size()));
        }
        if (path.size() == 1 || child.isEmpty()) {
            if (around instanceof ObjectNode object) {
                object.remove(path.getFirst());
            } else if (around instanceof ArrayNode list && list.size() == 1) {
                // An element with others behind it stays, empty: they would take its place in the table.
                list.removeAll();
            }
        }
    }

    private static JsonNode child(JsonNode around, String step) {
        return around.isArray() ? around.path(Integer.parseInt(step)) : around.path(step);
    }

    private static void put(ContainerNode<?> around, String step, JsonNode value) {
        if (around instanceof ObjectNode object) {
            object.set(step, value);
        } else if (around instanceof ArrayNode list) {
            if (Integer.parseInt(step) < list.size()) {
                list.set(Integer.parseInt(step), value);
            } else {
                list.add(value);
            }
        }
    }

    private static boolean isIndex(String step) {
        return Character.isDigit(step.charAt(0));
    }

    private static List<String> path(String pointer) {
        return List.of(pointer.substring(1).split("/", -1));
    }
}
