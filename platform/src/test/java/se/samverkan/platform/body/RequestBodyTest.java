package se.samverkan.platform.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body is text in UTF-8 and nothing that a lenient parser would also accept. */
class RequestBodyTest {
    @ParameterizedTest
    @ValueSource(strings = {"c080", "c0af", "e08080", "f0808080", "eda080", "fe", "ff", "c3", "22c328"})
    void bytes_that_are_not_utf_8_are_refused(String hex) {
        var problem = RequestBody.fault(Buffer.buffer(java.util.HexFormat.of().parseHex(hex)));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem).hasMessageContaining("UTF-8");
    }

    @Test
    void an_empty_body_is_refused() {
        assertThat(RequestBody.fault(Buffer.buffer()).status()).isEqualTo(400);
        assertThat(RequestBody.fault(null).status()).isEqualTo(400);
    }

    @Test
    void text_in_any_language_is_accepted() {
        assertThat(RequestBody.fault(Buffer.buffer("{\"å\": \"𝄞 ひ\"}"))).isNull();
    }
}
