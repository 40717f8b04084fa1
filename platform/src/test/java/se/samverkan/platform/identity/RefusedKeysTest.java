package se.samverkan.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.AuthenticationFailedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jose4j.lang.UnresolvableKeyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefusedKeysTest {
    private static final Logger LOGGER = Logger.getLogger(RefusedKeys.class.getName());

    private final LogLines lines = new LogLines();
    private Instant now = Instant.parse("2026-11-30T12:00:00Z");
    private final RefusedKeys refused = new RefusedKeys(() -> now);

    private static final class LogLines extends Handler {
        private final List<String> texts = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            texts.add(new SimpleFormatter().formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void listen() {
        LOGGER.addHandler(lines);
    }

    @AfterEach
    void stopListening() {
        LOGGER.removeHandler(lines);
    }

    private void refuse(String explanation) {
        refused.record(new AuthenticationFailedException(
                new IllegalStateException(new UnresolvableKeyException(explanation))));
    }

    @Test
    void the_first_unknown_key_is_logged_and_the_next_ones_are_counted_for_a_minute() {
        refuse("JWK with kid 'a' is not available");
        refuse("JWK with kid 'b' is not available");
        now = now.plus(Duration.ofSeconds(59));
        refuse("JWK with kid 'c' is not available");
        now = now.plus(Duration.ofSeconds(1));
        refuse("JWK with kid 'd' is not available");

        assertThat(lines.texts).hasSize(2);
        assertThat(lines.texts.getFirst()).contains("'a'").doesNotContain("times");
        assertThat(lines.texts.getLast()).contains("'d'").endsWith("(3 times since the last line)");
    }

    @Test
    void a_key_id_can_forge_no_line_and_fill_no_log() {
        refuse("JWK with kid '\n2026-11-30 INFO forged\u001b[2J" + "x".repeat(10_000) + "' is not available");

        assertThat(lines.texts)
                .singleElement()
                .satisfies(line -> assertThat(line).hasSizeLessThan(300).doesNotContain("\n", "\u001b"));
    }

    @Test
    void other_failures_are_not_counted() {
        refused.record(new AuthenticationFailedException("expired"));
        refused.record(null);

        assertThat(lines.texts).isEmpty();
    }
}
