package se.samverkan.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.samverkan.gateway.index.IndexReader;

/** A public response states its age when it is more than a minute. */
class AgeTest {
    @Test
    void a_current_response_has_no_age() {
        assertThat(ageTold(0.4)).isNull();
        assertThat(ageTold(60)).isNull();
    }

    @Test
    void a_response_older_than_a_minute_has_its_age_in_seconds() {
        assertThat(ageTold(60.2)).isEqualTo("60");
        assertThat(ageTold(3_600.9)).isEqualTo("3600");
    }

    @Test
    void a_response_that_was_never_current_has_no_age() {
        assertThat(ageTold(Double.NaN)).isNull();
    }

    private static String ageTold(double seconds) {
        // Time itself can't be hurried.
        var reader = new IndexReader() {
            @Override
            public double ageSeconds() {
                return seconds;
            }
        };
        return new PublicResponses(reader, null, null).age();
    }
}
