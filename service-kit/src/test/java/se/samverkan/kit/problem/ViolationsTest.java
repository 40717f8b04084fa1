package se.samverkan.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

/** All that is wrong is told at once, and the first of it in the sentence. */
class ViolationsTest {

    @Test
    void a_rule_that_holds_leaves_no_trace() {
        var violations = new Violations();
        violations.unless(true, "/title", "is missing");

        assertThat(violations.found()).isEmpty();
        assertThatCode(violations::refuse).doesNotThrowAnyException();
    }

    @Test
    void every_broken_rule_is_in_the_refusal() {
        var violations = new Violations();
        violations.unless(false, "/validity/to", "ends before it begins");
        violations.unless(false, "/agreementId", "is not published");

        var refusal = catchThrowableOfType(Rejection.class, violations::refuse);

        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal).hasMessage("/validity/to: ends before it begins");
        assertThat(refusal.violations())
                .containsExactly(
                        new Violation("/validity/to", "ends before it begins"),
                        new Violation("/agreementId", "is not published"));
    }

    @Test
    void a_violation_of_the_whole_body_says_so() {
        assertThat(new Violation("", "is empty").asSentence()).isEqualTo("The body is empty");
    }
}
