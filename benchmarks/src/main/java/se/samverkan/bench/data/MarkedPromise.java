package se.samverkan.bench.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;
import java.util.TreeSet;

/** A promise whose texts all end with a mark of the version, so that a mixture of two versions is detected. */
public record MarkedPromise(PromiseText promise) {

    private static final Set<String> TEXTS = Set.of("title", "text", "summary");

    /** The request body of a version. */
    public ObjectNode request(int version) {
        var request = promise.request();
        mark(request, mark(version));
        return request;
    }

    /** The marks in a document; a consistent document has one. */
    public static Set<String> marksIn(JsonNode document) {
        var marks = new TreeSet<String>();
        collect(document, marks);
        return marks;
    }

    /** The mark of a version. */
    public static String mark(int version) {
        return "‹v" + version + "›";
    }

    private static void mark(JsonNode node, String mark) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                if (TEXTS.contains(member.getKey()) && member.getValue().isTextual()) {
                    member.setValue(new TextNode(member.getValue().asText() + " " + mark));
                }
            });
        }
        node.forEach(child -> mark(child, mark));
    }

    private static void collect(JsonNode node, Set<String> marks) {
        node.properties().forEach(member -> {
            if (TEXTS.contains(member.getKey()) && member.getValue().isTextual()) {
                var text = member.getValue().asText();
                marks.add(text.substring(text.lastIndexOf(' ') + 1));
            }
        });
        node.forEach(child -> collect(child, marks));
    }
}
