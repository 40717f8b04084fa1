package se.samverkan.domain.openapi;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The Swedish labels of the contract's terms, from swedish.properties. */
final class SwedishLabels {
    private static final Properties TERMS = read();

    private SwedishLabels() {}

    /** The label of a schema (Promise) or of an enum value (Outcome.FULFILLED), or null. */
    static String of(String term) {
        return TERMS.getProperty(term);
    }

    private static Properties read() {
        var terms = new Properties();
        try (var file = SwedishLabels.class.getResourceAsStream("/swedish.properties");
                var text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            terms.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException("The class path holds swedish.properties", e);
        }
        return terms;
    }
}
