package se.samverkan.gateway.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the words of a document that a search looks in: what its members say, not who said it. */
final class DocumentText {
    /** Members whose value is text; a member of one of these names that is a list holds texts. */
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
            "reason",
            "comment",
            "publisher");
    /** Of the whole document: a field of its own, and what is nobody's business. */
    private static final Set<String> ELSEWHERE = Set.of("title", "contact");
    /** A person is named beside the office (design: one shape everywhere); nobody is looked up by name here. */
    private static final String BESIDE_A_PERSON = "roleTitle";

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser parser;
    private final List<TextSpans.Place> found = new ArrayList<>();

    private DocumentText(JsonParser parser) {
        this.parser = parser;
    }

    /** Every text, in the order of the document; the title is not among them. */
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
            throw new UncheckedIOException("What was written as JSON can be read", e);
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
