package se.samverkan.documents.history;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import se.samverkan.domain.content.Content;
import se.samverkan.platform.json.CanonicalJson;

/**
 * A text that is removed from every member of the same name: the position in a list may differ from one version to
 * the next.
 *
 * @param replacement the text that readers see instead, or null where the member is removed
 */
record RedactedText(String member, String value, String replacement) {
    private static final String MARK = "[borttaget]";

    /**
     * The text at the pointer, unless others rely on it, as on an id, a code, a date and every member that the service sets.
     */
    static <C extends Content> Optional<RedactedText> at(
            JsonPointer pointer, ObjectNode document, Class<C> type, Validator validator) {
        var last = pointer.last().getMatchingProperty();
        var isInList = document.at(pointer.head()).isArray();
        var member = isInList ? pointer.head().last().getMatchingProperty() : last;
        if (member.equals("id") || member.endsWith("Id")) {
            return Optional.empty();
        }
        var value = document.at(pointer).asText();
        Function<RedactedText, C> without = text -> {
            var tree = document.deepCopy();
            takeOut(Set.of(text), tree, "", "", new ArrayList<>());
            return CanonicalJson.fromTree(tree, type);
        };
        var marked = new RedactedText(member, value, MARK);
        try {
            if (!CanonicalJson.tree(without.apply(marked)).at(pointer).asText().equals(MARK)) {
                return Optional.empty();
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        var leftOut = new RedactedText(member, value, null);
        var candidates = isInList ? List.of(marked) : List.of(marked, leftOut);
        return candidates.stream()
                .filter(text -> validator.validate(without.apply(text)).isEmpty())
                .findFirst();
    }

    /** Removes the texts from a part of a document, and collects the pointers at which they were. */
    static void takeOut(Set<RedactedText> texts, JsonNode node, String member, String pointer, List<String> places) {
        if (node instanceof ObjectNode object) {
            for (var name : object.propertyStream().map(Map.Entry::getKey).toList()) {
                var place = pointer + "/" + name;
                var text = find(texts, name, object.get(name));
                if (text.isEmpty()) {
                    takeOut(texts, object.get(name), name, place, places);
                } else {
                    places.add(place);
                    text.map(RedactedText::replacement)
                            .ifPresentOrElse(mark -> object.put(name, mark), () -> object.remove(name));
                }
            }
        } else if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                var place = pointer + "/" + i;
                if (find(texts, member, list.get(i)).isPresent()) {
                    places.add(place);
                    list.set(i, list.textNode(MARK));
                } else {
                    takeOut(texts, list.get(i), member, place, places);
                }
            }
        }
    }

    private static Optional<RedactedText> find(Set<RedactedText> texts, String member, JsonNode node) {
        return texts.stream()
                .filter(text -> text.member.equals(member) && node.isTextual() && text.value.equals(node.asText()))
                .findFirst();
    }
}
