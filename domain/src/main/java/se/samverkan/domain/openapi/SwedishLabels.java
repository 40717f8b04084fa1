package se.samverkan.domain.openapi;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The Swedish labels of the contract's terms, from swedish.properties. */
public final class SwedishLabels {
    private static final Properties TERMS = read();

    private SwedishLabels() {}

    /**
     * The Swedish text of a schema (Promise), of a value of an enumeration (Outcome.FULFILLED), or of an operation, a
     * parameter or a tag; null if there is none.
     */
    public static String of(String term) {
        return TERMS.getProperty(term);
    }

    private static Properties read() {
        var terms = new Properties();
        try (var file = SwedishLabels.class.getResourceAsStream("/swedish.properties");
                var text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            terms.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException("swedish.properties cannot be read", e);
        }
        return terms;
    }
}
