package se.samverkan.documents.imports.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import se.samverkan.domain.table.CellReference;
import se.samverkan.domain.table.CellViolation;
import se.samverkan.domain.table.TableContent;
import se.samverkan.platform.json.StrictJson;

/** Reads the documents of JSON Lines; a line that is no document is refused alone. */
final class JsonLines {
    private static final ObjectMapper JSON = mapper();
    /** That of a document in a request. */
    private static final int LONGEST_LINE = 1024 * 1024;

    private static final String KEY = "externalId";
    private static final String ID = "id";
    private static final String LINKS = "_links";

    /** The members that the service sets, which the exports have and an import ignores. */
    private static final Set<String> SERVED = Set.of(
            ID,
            "version",
            "revision",
            "publicationStatus",
            "hasUnpublishedChanges",
            "approvals",
            "missingApprovals",
            "temporalStatus",
            "publishedAt",
            "updatedAt",
            "changeNote",
            "confirmations",
            "progress",
            LINKS);

    /** Such members of inner objects. */
    private static final Set<String> SERVED_WITHIN = Set.of("earliest", "latest", "withdrawn");

    private final List<FileDocument> documents = new ArrayList<>();
    private final Map<String, Integer> keys = new HashMap<>();
    private final Map<UUID, Integer> ids = new HashMap<>();

    private JsonLines() {}

    static List<FileDocument> documents(byte[] body) {
        var lines = new JsonLines();
        int number = 1;
        for (int begin = 0; begin < body.length; number++) {
            int end = begin;
            while (end < body.length && body[end] != '\n') {
                end++;
            }
            if (end > begin) {
                lines.add(number, Arrays.copyOfRange(body, begin, end));
            }
            begin = end + 1;
        }
        return lines.documents;
    }

    private void add(int number, byte[] bytes) {
        var line = new CellReference(number, null);
        if (bytes.length > LONGEST_LINE) {
            refuse(line, "is longer than " + LONGEST_LINE + " bytes: send less text in one document");
            return;
        }
        var text = DecodedText.decoded(bytes, StandardCharsets.UTF_8).map(DecodedText::text);
        if (text.isPresent() && text.get().isBlank()) {
            return;
        }
        if (documents.size() == ImportFile.MOST_ROWS) {
            throw UnreadableFile.tooManyRows();
        }
        try {
            if (text.isEmpty()) {
                refuse(line, "is not valid UTF-8");
            } else if (JSON.readTree(text.get()) instanceof ObjectNode document) {
                add(line, document, bytes);
            } else {
                refuse(line, "is not a JSON object: write one document in each line");
            }
        } catch (JsonProcessingException e) {
            var at =
                    e.getLocation() == null ? "" : " (column " + e.getLocation().getColumnNr() + ")";
            refuse(line, "is not valid JSON" + at + ": write one document in each line, each member once");
        }
    }

    private void add(CellReference line, ObjectNode document, byte[] bytes) {
        var violations = new ArrayList<CellViolation>();
        var key = document.path(KEY).isTextual() ? document.path(KEY).asText() : null;
        var id = StatedId.of(document.path(ID).isTextual() ? document.path(ID).asText() : "");
        if (id == null && document.has(ID)) {
            violations.add(new CellViolation("/" + ID, line, StatedId.FORM));
        }
        var first = key == null ? null : keys.putIfAbsent(key, line.row());
        if (first != null) {
            violations.add(new CellViolation("/" + KEY, line, StatedId.isDouble(KEY, "line", first)));
        }
        var firstOfId = id == null ? null : ids.putIfAbsent(id, line.row());
        if (firstOfId != null) {
            violations.add(new CellViolation("/" + ID, line, StatedId.isDouble(ID, "line", firstOfId)));
        }
        var isExported = document.has(LINKS);
        documents.add(new FileDocument(
                line.row(), List.of(), key, id, first == null ? firstOfId : first, violations, existing -> {
                    // Parsed again: the trees of all lines would need ten times the memory of the file.
                    var content = parsed(bytes);
                    if (isExported && existing != null) {
                        OmittedNames.restore("", content, existing);
                    }
                    return content(content, line);
                }));
    }

    private static ObjectNode parsed(byte[] bytes) {
        try {
            var document = (ObjectNode) JSON.readTree(bytes);
            document.remove(SERVED);
            document.forEach(JsonLines::removeServed);
            return document;
        } catch (IOException e) {
            throw new UncheckedIOException("A line that was read can be read again", e);
        }
    }

    private void refuse(CellReference line, String text) {
        documents.add(new FileDocument(
                line.row(),
                List.of(),
                null,
                null,
                null,
                List.of(new CellViolation("", line, text)),
                existing -> content(JsonNodeFactory.instance.objectNode(), line)));
    }

    private static TableContent content(ObjectNode document, CellReference line) {
        return new TableContent(document, List.of(), Map.of("", line));
    }

    private static void removeServed(JsonNode inner) {
        if (inner instanceof ObjectNode object) {
            object.remove(SERVED_WITHIN);
        }
        inner.forEach(JsonLines::removeServed);
    }

    private static ObjectMapper mapper() {
        var mapper = new ObjectMapper();
        new StrictJson().customize(mapper);
        return mapper;
    }
}
