package se.samverkan.documents.lifecycle;

import se.samverkan.domain.content.Content;
import se.samverkan.platform.json.CanonicalJson;

/** The newest text of a document that was parsed, so that one change parses it once. */
final class ParsedContent {
    private Content content;
    private String text;

    <C extends Content> C of(String json, Class<C> type) {
        if (!json.equals(text)) {
            content = CanonicalJson.read(json, type);
            text = json;
        }
        return type.cast(content);
    }

    /** Whether this very object was parsed from the text. */
    boolean is(Content other, String json) {
        return other == content && json.equals(text);
    }
}
