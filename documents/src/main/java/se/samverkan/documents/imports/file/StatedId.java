package se.samverkan.documents.imports.file;

import java.util.UUID;
import java.util.regex.Pattern;

/** The id of an existing document that a file states. */
final class StatedId {
    static final String FORM = "is not a UUID: write the id of the document, or leave it out for a new document";

    private static final Pattern UUID_FORM = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private StatedId() {}

    /** The id, or null if the text is none. */
    static UUID of(String text) {
        return UUID_FORM.matcher(text).matches() ? UUID.fromString(text) : null;
    }

    /** The refusal of a second document with an id or a key. */
    static String isDouble(String member, String unit, int first) {
        return "is the " + member + " of " + unit + " " + first + " too: a document appears only once in a file";
    }
}
