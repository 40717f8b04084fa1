package se.samverkan.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fixed texts of the pages, from texts/sv.properties and texts/en.properties. */
public final class Texts {
    private static final Map<Language, Map<String, String>> ALL = Stream.of(Language.values())
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(), language -> read("/texts/" + language.code() + ".properties")));

    private Texts() {}

    /** All texts of a language, by their keys. */
    public static Map<String, String> of(Language language) {
        return ALL.get(language);
    }

    /** The texts of a file. */
    public static Map<String, String> read(String file) {
        var texts = new Properties();
        try (var in = Texts.class.getResourceAsStream(file);
                var characters = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            texts.load(characters);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
        return texts.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(key -> key, texts::getProperty));
    }
}
