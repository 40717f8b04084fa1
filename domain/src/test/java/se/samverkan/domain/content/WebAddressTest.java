package se.samverkan.domain.content;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A link of a public page is an absolute HTTP address. */
class WebAddressTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "https://www.strangnas.se/trygghet",
                "http://polisen.se",
                "HTTPS://polisen.se/?q=l%C3%B6fte#a",
                "https://127.0.0.1:8080/x"
            })
    void http_and_https_are_taken(URI url) {
        assertThat(wrong(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "ftp://polisen.se/x",
                "mailto:kommun@strangnas.se",
                "/trygghet",
                "//polisen.se/x",
                "www.polisen.se",
                "https:polisen.se",
                "https:///x",
                ""
            })
    void anything_else_is_refused(URI url) {
        assertThat(wrong(url)).containsExactly("must be an absolute http or https address of at most 2000 characters");
    }

    @ParameterizedTest
    @ValueSource(ints = {2000, 2001})
    void it_has_at_most_2000_characters(int length) {
        var start = "https://polisen.se/";

        assertThat(wrong(URI.create(start + "x".repeat(length - start.length()))))
                .hasSize(length - 2000);
    }

    private static List<String> wrong(URI url) {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            return factory.getValidator().validate(new Source(null, null, url, null, null)).stream()
                    .map(ConstraintViolation::getMessage)
                    .toList();
        }
    }
}
