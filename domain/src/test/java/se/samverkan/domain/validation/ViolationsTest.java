package se.samverkan.domain.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Violations are collected in the order of the rules, and a rule that holds adds none. */
class ViolationsTest {

    @Test
    void a_rule_that_holds_adds_nothing() {
        var violations = new Violations();
        violations.unless(true, "/title", "is missing");

        assertThat(violations.isEmpty()).isTrue();
        assertThat(violations.entries()).isEmpty();
    }

    @Test
    void every_violated_rule_is_passed_on_in_order() {
        var violations = new Violations();
        violations.unless(false, "/validity/to", "ends before it begins");
        violations.add("/agreementId", "is not published");

        var passedOn = new ArrayList<String>();
        violations.forEach((pointer, text) -> passedOn.add(pointer + " " + text));

        assertThat(violations.isEmpty()).isFalse();
        assertThat(passedOn).containsExactly("/validity/to ends before it begins", "/agreementId is not published");
    }
}
