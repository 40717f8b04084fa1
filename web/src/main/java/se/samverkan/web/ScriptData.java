package se.samverkan.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.RawString;

/** JSON as the content of a script element. */
final class ScriptData {
    private ScriptData() {}

    /** A text in it can neither end the script nor begin a comment. */
    static RawString of(JsonNode data) {
        return new RawString(data.toString().replace("<", "\\u003c"));
    }
}
