package se.samverkan.domain.content;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.domain.validation.Violations;

/** A party is an organisation with an id, or a category with a name. */
class PartyTest {

    @Test
    void municipality_and_police_are_recognised_by_the_prefix() {
        var municipality = party("municipality:0486");
        var police = party("police:polismyndigheten");

        assertThat(municipality.municipalityCode()).contains("0486");
        assertThat(municipality.hasKind("municipality")).isTrue();
        assertThat(municipality.hasKind("municipal")).isFalse();
        assertThat(police.municipalityCode()).isEmpty();
        assertThat(police.hasKind("police")).isTrue();
    }

    @Test
    void a_category_has_a_name_and_no_id() {
        assertThat(broken(new Party(null, "näringslivet", null, null, true))).isEmpty();
        assertThat(broken(new Party("business:naringslivet", "näringslivet", null, null, true)))
                .containsExactly(new Violations.Entry("/id", "a category has a name and no id"));
        assertThat(broken(new Party(null, " ", null, null, true)))
                .containsExactly(new Violations.Entry("/name", "a category needs a name"));
        assertThat(new Party(null, "polisen", null, null, true).hasKind("police"))
                .isFalse();
    }

    @Test
    void an_organisation_needs_an_id() {
        for (Boolean category : new Boolean[] {null, false}) {
            assertThat(broken(new Party(null, "Polisen", null, null, category)))
                    .singleElement()
                    .satisfies(violation -> {
                        assertThat(violation.pointer()).isEqualTo("/id");
                        assertThat(violation.text()).startsWith("is missing: must be a kind and a name");
                    });
        }
    }

    @Test
    void a_municipality_is_in_the_register() {
        assertThat(broken(party("municipality:0486"))).isEmpty();
        assertThat(broken(party("municipality:9999")))
                .containsExactly(new Violations.Entry("/id", "9999 is not a municipality in SCB's register"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "municipality:0486",
                "police:polismyndigheten",
                "region:gotland",
                "agency:lansstyrelsen-gotland",
                "university:uppsala",
                "housing-company:gotlandshem",
                "rescue-service:storstockholm",
                "municipal-company:strangnas-fastighets-ab",
                "business:ica-maxi",
                "association:grannsamverkan",
                "civil-society:roda-korset",
                "other:lansstyrelsen"
            })
    void an_id_is_a_known_kind_and_a_name(String id) {
        assertThat(wrongForm(id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0486",
                "municipality:",
                "Municipality:0486",
                "county:stockholm",
                "police:Polismyndigheten",
                "police:polis myndigheten",
                "police:polismyndigheten\n",
                " police:polismyndigheten",
                "police::x",
                "business:åhléns"
            })
    void an_id_of_another_form_is_refused_with_the_known_kinds(String id) {
        assertThat(wrongForm(id))
                .containsExactly("must be a kind and a name, such as municipality:0486; the kinds are municipality,"
                        + " police, region, agency, rescue-service, municipal-company, housing-company, university,"
                        + " business, association, civil-society and other");
    }

    private static Party party(String id) {
        return new Party(id, null, null, null, null);
    }

    private static List<Violations.Entry> broken(Party party) {
        var violations = new Violations();
        party.check(violations);
        return violations.entries();
    }

    private static List<String> wrongForm(String id) {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            return factory.getValidator().validateValue(Party.class, "id", id).stream()
                    .map(ConstraintViolation::getMessage)
                    .toList();
        }
    }
}
