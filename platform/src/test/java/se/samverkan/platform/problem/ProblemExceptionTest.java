package se.samverkan.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** A refused request names every violation, and the first of them in the detail. */
class ProblemExceptionTest {

    @Test
    void no_violation_is_no_problem() {
        assertThatCode(() -> ProblemException.throwIfAny(violations -> {})).doesNotThrowAnyException();
    }

    @Test
    void every_violated_rule_is_in_the_422() {
        var problem = catchThrowableOfType(
                ProblemException.class, () -> ProblemException.throwIfAny(ProblemExceptionTest::twoRules));

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem).hasMessage("/validity/to: ends before it begins");
        assertThat(problem.violations())
                .containsExactly(
                        new Violation("/validity/to", "ends before it begins"),
                        new Violation("/agreementId", "is not published"));
    }

    private static void twoRules(BiConsumer<String, String> violations) {
        violations.accept("/validity/to", "ends before it begins");
        violations.accept("/agreementId", "is not published");
    }

    @Test
    void every_malformed_parameter_is_in_the_400() {
        var problem = catchThrowableOfType(
                ProblemException.class,
                () -> ProblemException.reading(violations -> {
                    violations.accept("year", "must be a whole number from 1 to 9999");
                    violations.accept("asOf", "is not a day");
                    return null;
                }));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem).hasMessage("year: must be a whole number from 1 to 9999");
        assertThat(problem.violations()).extracting(Violation::pointer).containsExactly("year", "asOf");
    }

    @Test
    void a_parser_without_violations_returns_its_value() {
        assertThat(ProblemException.<String>reading(violations -> "2019")).isEqualTo("2019");
    }

    @Test
    void a_violation_of_the_whole_body_names_the_body() {
        assertThat(new Violation("", "is empty").asSentence()).isEqualTo("The body is empty");
    }
}
