package se.samverkan.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.samverkan.gateway.index.IndexReader;

/** A public answer says how old it may be once that is more than a minute. */
class AgeTest {
    @Test
    void what_is_current_says_nothing() {
        assertThat(ageTold(0.4)).isNull();
        assertThat(ageTold(60)).isNull();
    }

    @Test
    void what_is_older_than_a_minute_says_how_many_seconds() {
        assertThat(ageTold(60.2)).isEqualTo("60");
        assertThat(ageTold(3_600.9)).isEqualTo("3600");
    }

    @Test
    void what_was_never_current_says_nothing() {
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
