package se.samverkan.web.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import se.samverkan.web.Language;
import se.samverkan.web.Texts;

/** The descriptions of the contract in the language of a page, and the fixed words around them. */
final class ContractTexts {
    private static final Map<String, String> SWEDISH = read();

    private final Language language;
    private final Map<String, String> texts;

    ContractTexts(Language language) {
        this.language = language;
        this.texts = Texts.of(language);
    }

    boolean isSwedish() {
        return language == Language.SWEDISH;
    }

    /** A fixed text, with its figures. */
    String text(String key, Object... values) {
        return texts.get(key).formatted(values);
    }

    /** The description of a part of the contract; empty if it has none. */
    String description(JsonNode described) {
        return member(described, "description");
    }

    String summary(JsonNode operation) {
        return member(operation, "summary");
    }

    private String member(JsonNode described, String name) {
        var english = described.path(name).asText();
        if (!isSwedish()) {
            return english;
        }
        // What try.js also needs is in the contract; schemas and responses are translated for the reference alone.
        var own = described.path("x-" + name + "-sv").asText();
        return own.isEmpty() ? SWEDISH.getOrDefault(english, english) : own;
    }

    /** An English line, the Swedish one below it, and an empty line. */
    private static Map<String, String> read() {
        try (var in = ContractTexts.class.getResourceAsStream("/texts/contract.txt")) {
            var sentences = new TreeMap<String, String>();
            var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            for (int i = 0; i < lines.size(); i += 2) {
                sentences.put(lines.get(i), lines.get(i + 1));
            }
            return Map.copyOf(sentences);
        } catch (IOException e) {
            throw new UncheckedIOException("texts/contract.txt cannot be read", e);
        }
    }
}
