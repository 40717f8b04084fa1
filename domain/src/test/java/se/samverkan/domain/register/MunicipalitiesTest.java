package se.samverkan.domain.register;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The register is SCB's: 290 municipalities in 21 counties and seven police regions. */
class MunicipalitiesTest {

    @Test
    void holds_every_municipality_of_sweden() {
        assertThat(Municipalities.all()).hasSize(290);
        assertThat(Municipalities.all()).extracting(Municipality::code).doesNotHaveDuplicates();
        assertThat(Municipalities.all().stream().map(Municipality::county).distinct())
                .hasSize(21);
        assertThat(Municipalities.all().stream().map(Municipality::policeRegion).distinct())
                .containsExactlyInAnyOrder("Bergslagen", "Mitt", "Nord", "Stockholm", "Syd", "Väst", "Öst");
    }

    @Test
    void a_code_has_four_digits_of_which_two_are_the_countys() {
        assertThat(Municipalities.all())
                .allSatisfy(m -> assertThat(m.code()).matches(Municipality.CODE).startsWith(m.countyCode()))
                .allSatisfy(m -> assertThat(m.county()).endsWith(" län"));
    }

    @Test
    void finds_a_municipality_by_its_code() {
        assertThat(Municipalities.find("0486"))
                .contains(new Municipality("0486", "Strängnäs", "04", "Södermanlands län", "Öst"));
        assertThat(Municipalities.contains("0486")).isTrue();
        assertThat(Municipalities.find("486")).isEmpty();
        assertThat(Municipalities.contains("9999")).isFalse();
    }

    @Test
    void a_county_is_asked_by_name_in_any_case_or_by_code() {
        assertThat(Municipalities.in("Södermanlands län", null)).hasSize(9);
        assertThat(Municipalities.in("SÖDERMANLANDS LÄN", null)).hasSize(9);
        assertThat(Municipalities.in("04", null))
                .extracting(Municipality::name)
                .hasSize(9)
                .contains("Strängnäs");
        assertThat(Municipalities.in("Södermanland", null)).isEmpty();
    }

    @Test
    void a_police_region_spans_counties() {
        assertThat(Municipalities.in(null, "Öst").map(Municipality::county).distinct())
                .containsExactlyInAnyOrder("Södermanlands län", "Östergötlands län", "Jönköpings län");
        assertThat(Municipalities.in(null, "stockholm"))
                .hasSize(27)
                .extracting(Municipality::name)
                .contains("Gotland");
    }

    @Test
    void county_and_police_region_together_leave_what_is_in_both() {
        assertThat(Municipalities.in("Gotlands län", "Stockholm"))
                .extracting(Municipality::code)
                .containsExactly("0980");
        assertThat(Municipalities.in("Gotlands län", "Öst")).isEmpty();
        assertThat(Municipalities.in(null, null)).hasSize(290);
    }
}
