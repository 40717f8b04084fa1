package se.samverkan.stack.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import se.samverkan.stack.process.StartFailure;

/** A file of sample-data/, named {@code page/collection/name}. */
record SampleDocument(String name, String collection, JsonNode body) {

    /** In the order of loading: referenced documents before those that refer to them. */
    static final List<String> COLLECTIONS =
            List.of("agreements", "action-plans", "promises", "follow-ups", "activity-reports");

    private static final String REFERENCE = "sample:";
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<SampleDocument> readAll(Path directory) {
        try (Stream<Path> files = Files.walk(directory, 3)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .map(file -> read(directory.relativize(file), file))
                    .sorted(Comparator.comparing((SampleDocument it) -> COLLECTIONS.indexOf(it.collection))
                            .thenComparing(SampleDocument::name))
                    .toList();
        } catch (IOException e) {
            throw new StartFailure("cannot read the sample data: " + e, e);
        }
    }

    private static SampleDocument read(Path relative, Path file) {
        if (relative.getNameCount() != 3
                || !COLLECTIONS.contains(relative.getName(1).toString())) {
            throw new StartFailure(
                    "sample data " + relative + ": expected <page>/<collection>/<name>.json, with a collection of "
                            + String.join(", ", COLLECTIONS));
        }
        try {
            String name = Stream.of(relative.getName(0), relative.getName(1), relative.getName(2))
                    .map(Path::toString)
                    .reduce((a, b) -> a + "/" + b)
                    .orElseThrow()
                    .replaceFirst("\\.json$", "");
            return new SampleDocument(name, relative.getName(1).toString(), JSON.readTree(file.toFile()));
        } catch (IOException e) {
            throw new StartFailure("cannot read the sample data " + relative + ": " + e.getMessage(), e);
        }
    }

    /** The parties that publish the document: municipalities and the police. */
    List<String> organisations() {
        List<String> organisations = new ArrayList<>();
        for (JsonNode party : body.path("parties")) {
            String id = party.path("id").asText();
            if (id.startsWith("municipality:") || id.startsWith("police:")) {
                organisations.add(id);
            }
        }
        return organisations;
    }

    boolean hasReferences() {
        return body.toString().contains("\"" + REFERENCE);
    }

    /** The body with references replaced by the ids that the API has assigned. */
    JsonNode bodyWith(Map<String, String> ids) {
        return resolved(body, ids);
    }

    private JsonNode resolved(JsonNode node, Map<String, String> ids) {
        return switch (node) {
            case TextNode text
            when text.textValue().startsWith(REFERENCE) ->
                TextNode.valueOf(id(text.textValue().substring(REFERENCE.length()), ids));
            case ArrayNode array -> {
                ArrayNode copy = JSON.createArrayNode();
                array.forEach(element -> copy.add(resolved(element, ids)));
                yield copy;
            }
            case ObjectNode object -> {
                ObjectNode copy = JSON.createObjectNode();
                object.properties().forEach(field -> copy.set(field.getKey(), resolved(field.getValue(), ids)));
                yield copy;
            }
            default -> node;
        };
    }

    private String id(String other, Map<String, String> ids) {
        String id = ids.get(other);
        if (id == null) {
            throw new StartFailure("sample data " + name + " refer to " + other + ", which is not loaded");
        }
        return id;
    }
}
