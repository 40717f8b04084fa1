package se.samverkan.web.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The texts of a document by the place where they stand: title, commitments R2 text. */
final class DocumentTexts {
    /** What each version has of its own, and what follows from other members. */
    private static final Set<String> ENVELOPE = Set.of(
            "id",
            "version",
            "revision",
            "publicationStatus",
            "hasUnpublishedChanges",
            "temporalStatus",
            "publishedAt",
            "updatedAt",
            "changeNote",
            "earliest",
            "latest",
            "_links");

    /** The members that say which element of a list it is, the best one first. */
    private static final List<String> KEYS = List.of("id", "itemId", "targetId", "commitmentId", "partyId");

    private final Map<Place, String> texts = new LinkedHashMap<>();

    private DocumentTexts() {}

    /**
     * Where a text stands.
     *
     * @param member the member of the document
     * @param element the id or the number of the element, if the member is a list; else empty
     * @param path the members below, separated by spaces
     */
    record Place(String member, String element, String path) {}

    static Map<Place, String> of(JsonNode document) {
        var found = new DocumentTexts();
        document.properties().forEach(member -> {
            if (!ENVELOPE.contains(member.getKey())) {
                found.addMember(member.getKey(), member.getValue());
            }
        });
        return found.texts;
    }

    private void addMember(String member, JsonNode value) {
        if (!value.isArray()) {
            add(member, "", "", value);
            return;
        }
        for (int i = 0; i < value.size(); i++) {
            add(member, key(value.get(i), i), "", value.get(i));
        }
    }

    private void add(String member, String element, String path, JsonNode value) {
        if (value.isObject()) {
            value.properties().forEach(below -> {
                var isKey = path.isEmpty() && below.getKey().equals("id");
                if (!isKey && !(path.isEmpty() && ENVELOPE.contains(below.getKey()))) {
                    add(member, element, join(path, below.getKey()), below.getValue());
                }
            });
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                add(member, element, join(path, key(value.get(i), i)), value.get(i));
            }
        } else {
            texts.put(new Place(member, element, path), value.asText());
        }
    }

    private static String key(JsonNode element, int index) {
        return KEYS.stream()
                .filter(element::hasNonNull)
                .findFirst()
                .map(name -> element.path(name).asText())
                .orElse(Integer.toString(index + 1));
    }

    private static String join(String path, String next) {
        return path.isEmpty() ? next : path + " " + next;
    }
}
