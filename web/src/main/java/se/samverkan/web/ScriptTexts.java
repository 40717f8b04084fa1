package se.samverkan.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.qute.RawString;
import java.util.List;
import java.util.TreeMap;

/** The texts that the scripts of the desk show, as JSON for a script element. */
public final class ScriptTexts {
    private static final List<String> PREFIXES = List.of("desk_", "member_", "field_", "kind_");

    private ScriptTexts() {}

    /** The texts of the desk, and the words for members and kinds of documents. */
    public static RawString of(Language language) {
        var texts = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(Texts.of(language)).forEach((key, text) -> {
            if (PREFIXES.stream().anyMatch(key::startsWith)) {
                texts.put(key, text);
            }
        });
        return ScriptData.of(texts);
    }
}
