package se.samverkan.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The filter distinguishes repeated requests from single ones in a constant amount of memory. */
class AdmissionFilterTest {
    private final AdmissionFilter askedAgain = new AdmissionFilter();

    @Test
    void only_the_first_request_is_not_a_repetition() {
        assertThat(askedAgain.test("trygghet")).isFalse();
        assertThat(askedAgain.test("trygghet")).isTrue();
        assertThat(askedAgain.test("trygghet")).isTrue();
        assertThat(askedAgain.test("skola")).isFalse();
    }

    @Test
    void an_old_request_is_forgotten() {
        askedAgain.test(-1);
        for (int i = 0; i < 100_000; i++) {
            askedAgain.test(i);
        }

        assertThat(askedAgain.test(-1)).isFalse();
    }
}
