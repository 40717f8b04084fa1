package se.samverkan.gateway.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the texts of a document that search uses, without the names of people. */
final class DocumentText {
    /** The members whose value is a text or a list of texts. */
    private static final Set<String> TEXTS = Set.of(
            "summary",
            "text",
            "title",
            "name",
            "asPublished",
            "labelAsPublished",
            "theme",
            "purposes",
            "causes",
            "goals",
            "subAreas",
            "scope",
            "cadence",
            "conclusion",
            "nextSteps",
            "indicator",
            "workingMethod",
            "district",
            "districts",
            "unit",
            "roleTitle",
            "reason",
            "comment",
            "publisher");
    /** Members of the document that are not part of its texts: the title has its own field, the contact is not searched. */
    private static final Set<String> ELSEWHERE = Set.of("title", "contact");
    /** The member beside the name of a person; people are not searchable by name. */
    private static final String BESIDE_A_PERSON = "roleTitle";

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser parser;
    private final List<TextSpans.Place> found = new ArrayList<>();

    private DocumentText(JsonParser parser) {
        this.parser = parser;
    }

    /** All texts in the order of the document, without the title. */
    static TextSpans of(byte[] document) {
        try (var parser = JSON.createParser(document)) {
            var text = new DocumentText(parser);
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                if (ELSEWHERE.contains(name)) {
                    parser.skipChildren();
                } else {
                    text.collect(name);
                }
            }
            return TextSpans.of(document, text.found);
        } catch (IOException e) {
            throw new UncheckedIOException("JSON that was written can be read", e);
        }
    }

    private void collect(String name) throws IOException {
        switch (parser.currentToken()) {
            case VALUE_STRING -> text(name);
            case START_OBJECT -> object();
            case START_ARRAY -> {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    collect(name);
                }
            }
            default -> {}
        }
    }

    private void object() throws IOException {
        int nameIs = -1;
        var isPerson = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            isPerson |= name.equals(BESIDE_A_PERSON);
            if (parser.nextToken() == JsonToken.VALUE_STRING && name.equals("name")) {
                nameIs = found.size();
            }
            collect(name);
        }
        if (isPerson && nameIs >= 0) {
            found.remove(nameIs);
        }
    }

    private void text(String name) throws IOException {
        if (TEXTS.contains(name)) {
            int from = (int) parser.currentTokenLocation().getByteOffset() + 1;
            int characters = parser.getTextLength();
            found.add(new TextSpans.Place(from, (int) parser.currentLocation().getByteOffset() - 1, characters));
        }
    }
}
