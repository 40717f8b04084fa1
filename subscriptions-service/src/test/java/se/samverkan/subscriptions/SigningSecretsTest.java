package se.samverkan.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class SigningSecretsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:20:00Z");

    @Test
    void both_sign_for_a_day_after_a_rotation() {
        var first = SigningSecrets.create();
        var rotated = first.rotate(NOW);
        assertThat(first.at(NOW)).containsExactly(first.current());
        assertThat(rotated.at(NOW)).containsExactly(rotated.current(), first.current());
        assertThat(rotated.at(NOW.plus(Duration.ofHours(24)).minusMillis(1))).hasSize(2);
        assertThat(rotated.at(NOW.plus(Duration.ofHours(24)))).containsExactly(rotated.current());
    }

    @Test
    void of_two_rotations_the_first_secret_is_lost() {
        var first = SigningSecrets.create();
        assertThat(first.rotate(NOW).rotate(NOW).at(NOW)).doesNotContain(first.current());
    }

    @Test
    void no_two_are_equal_and_none_is_logged() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 100; i++) {
            var secrets = SigningSecrets.create();
            assertThat(seen.add(secrets.current())).isTrue();
            assertThat(secrets.toString()).doesNotContain(secrets.current());
        }
    }

    /** The vector of the specification's reference libraries. */
    @Test
    void the_library_signs_as_the_specification_says() throws Exception {
        var signature = new Webhook("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                .sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}");
        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
