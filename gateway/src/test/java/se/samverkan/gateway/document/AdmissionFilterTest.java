package se.samverkan.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is asked for again is told from what is asked for once, in an amount of memory that does not grow. */
class AdmissionFilterTest {
    private final AdmissionFilter askedAgain = new AdmissionFilter();

    @Test
    void only_the_first_time_is_no_repetition() {
        assertThat(askedAgain.test("trygghet")).isFalse();
        assertThat(askedAgain.test("trygghet")).isTrue();
        assertThat(askedAgain.test("trygghet")).isTrue();
        assertThat(askedAgain.test("skola")).isFalse();
    }

    @Test
    void what_came_long_ago_is_forgotten() {
        askedAgain.test(-1);
        for (int i = 0; i < 100_000; i++) {
            askedAgain.test(i);
        }

        assertThat(askedAgain.test(-1)).isFalse();
    }
}
