package se.samverkan.domain.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.domain.validation.Violations;

/** A period has the bounds that its source states, and no others. */
class PeriodTest {

    @Test
    void runs_from_the_first_day_of_its_beginning_to_the_last_of_its_end() {
        var period = period("2020", "2023");

        assertThat(period.earliest()).isEqualTo("2020-01-01");
        assertThat(period.latest()).isEqualTo("2023-12-31");
        assertThat(period.lastDay()).isEqualTo("2023-12-31");
    }

    @Test
    void a_bound_that_is_not_stated_is_not_known() {
        var period = period(null, null);

        assertThat(period.earliest()).isNull();
        assertThat(period.latest()).isNull();
        assertThat(period.lastDay()).isNull();
    }

    @Test
    void an_open_end_has_no_latest_day_but_counts_as_later_than_any() {
        var period = period("2019-02", "..");

        assertThat(period.latest()).isNull();
        assertThat(period.lastDay()).isEqualTo(LocalDate.of(9999, 12, 31));
    }

    @Test
    void an_end_is_a_partial_date_or_stated_to_be_open() {
        assertThat(new PeriodEnd("..").isOpen()).isTrue();
        assertThat(new PeriodEnd("2018-24").isOpen()).isFalse();
        assertThat(new PeriodEnd("2018-24").latest()).isEqualTo("2019-02-28");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "...", "open", "2019-02-30", "2019/.."})
    void an_end_of_another_form_is_refused(String end) {
        assertThatThrownBy(() -> new PeriodEnd(end))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("is not a date: write YYYY");
    }

    @ParameterizedTest
    @CsvSource({
        "2020, 2023",
        "2019, 2019",
        "2019-06-15, 2019",
        "2019, 2019-01-01",
        "2019-24, 2020-01",
        "2019-05-01, 2019-05-01",
        "2019, ..",
        ", 2017",
        "2017,"
    })
    void may_end_on_any_day_that_its_beginning_can_mean_or_later(String from, String to) {
        assertThat(violationsOf(period(from, to)).entries()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2019, 2018", "2019-05-02, 2019-05-01", "2019-04, 2019-03", "2019-24, 2019-11"})
    void may_not_end_before_it_begins(String from, String to) {
        assertThat(violationsOf(period(from, to)).entries())
                .containsExactly(new Violations.Entry("/to", "ends before it begins"));
    }

    private static Period period(String from, String to) {
        return new Period(from == null ? null : new PartialDate(from), to == null ? null : new PeriodEnd(to), null);
    }

    private static Violations violationsOf(Period period) {
        var violations = new Violations();
        period.check(violations);
        return violations;
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2021, 2021, 2035, 2035, true
            2021, 2021, 1999, 2020, true
            2021, 2021, 2020, 2021, false
            2021, 2021, 2021-12-31, 2022, false
            2021, ..,   2035, 2035, false
            2021, ,     2035, 2035, false
            ,     2021, 1999, 1999, false
            ,     2021, 2022, ,     true
            2021, 2021, ,     ,     false
            """)
    void periods_are_apart_if_their_stated_bounds_prove_it(
            PartialDate from, PeriodEnd to, PartialDate otherFrom, PeriodEnd otherTo, boolean expected) {
        var period = new Period(from, to, null);
        var other = new Period(otherFrom, otherTo, null);

        assertThat(period.isApartFrom(other)).isEqualTo(expected);
        assertThat(other.isApartFrom(period)).isEqualTo(expected);
        assertThat(period.isApartFrom(null)).isFalse();
    }

    @Test
    void its_text_is_that_of_the_source_or_the_bounds() {
        assertThat(new Period(new PartialDate("2020"), new PeriodEnd(".."), null))
                .hasToString("2020/..");
        assertThat(new Period(null, new PeriodEnd("2021"), null)).hasToString("/2021");
        assertThat(new Period(new PartialDate("2020"), null, "från 2020")).hasToString("från 2020");
    }
}
