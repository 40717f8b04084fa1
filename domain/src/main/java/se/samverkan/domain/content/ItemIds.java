package se.samverkan.domain.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import se.samverkan.domain.validation.Violations;

/** The short ids of the items in a document: unique in it, and assigned where the client sends none. */
public final class ItemIds {
    /** The form of an item id. */
    public static final String FORM = "^[A-Za-z0-9-]{1,40}$";

    private static final Map<String, String> PREFIX_BY_LIST = Map.of(
            "focusAreas", "f", "goals", "g", "measures", "m", "commitments", "c", "activities", "a", "targets", "t");

    private ItemIds() {}

    /** Every item id in a document. */
    public static Set<String> in(JsonNode document) {
        var ids = new HashSet<String>();
        walk(document, "", (pointer, item) -> ids.add(item.path("id").asText()));
        return ids;
    }

    /** Reports every id that appears more than once. */
    public static void checkUnique(JsonNode document, Violations violations) {
        var seen = new HashSet<String>();
        walk(document, "", (pointer, item) -> {
            if (item.has("id")) {
                var id = item.get("id").asText();
                violations.unless(
                        seen.add(id.toLowerCase(Locale.ROOT)),
                        pointer + "/id",
                        id + " appears more than once: item ids are unique in a document, without regard to case");
            }
        });
    }

    /**
     * Gives an id to every item without one; ids of former revisions are not used again, since others may point at them.
     *
     * @return whether there was such an item
     */
    public static boolean assign(ObjectNode document, Set<String> formerIds) {
        var taken = new HashSet<String>();
        Stream.concat(in(document).stream(), formerIds.stream())
                .map(id -> id.toLowerCase(Locale.ROOT))
                .forEach(taken::add);
        int known = taken.size();
        walk(document, "", (pointer, item) -> {
            if (!item.has("id")) {
                var list = pointer.substring(0, pointer.lastIndexOf('/'));
                var prefix = PREFIX_BY_LIST.get(list.substring(list.lastIndexOf('/') + 1));
                int number = 1;
                while (!taken.add(prefix + number)) {
                    number++;
                }
                item.put("id", prefix + number);
            }
        });
        return taken.size() > known;
    }

    private static void walk(JsonNode node, String pointer, BiConsumer<String, ObjectNode> onItem) {
        node.properties().forEach(member -> {
            var isItems = PREFIX_BY_LIST.containsKey(member.getKey());
            var child = pointer + "/" + member.getKey();
            walk(member.getValue(), child, onItem);
            for (int i = 0; i < member.getValue().size() && member.getValue().isArray(); i++) {
                var element = member.getValue().get(i);
                if (isItems && element instanceof ObjectNode item) {
                    onItem.accept(child + "/" + i, item);
                }
                walk(element, child + "/" + i, onItem);
            }
        });
    }
}
