package se.samverkan.domain.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** A date keeps the precision of its source and knows the days that it can mean. */
class PartialDateTest {

    @ParameterizedTest
    @CsvSource({
        "2019,       2019-01-01, 2019-12-31",
        "2014-04,    2014-04-01, 2014-04-30",
        "2019-02,    2019-02-01, 2019-02-28",
        "2020-02,    2020-02-01, 2020-02-29",
        "2019-12,    2019-12-01, 2019-12-31",
        "2018-07-17, 2018-07-17, 2018-07-17",
        "2020-02-29, 2020-02-29, 2020-02-29",
        "2018-21,    2018-03-01, 2018-05-31",
        "2018-22,    2018-06-01, 2018-08-31",
        "2018-23,    2018-09-01, 2018-11-30",
        "2018-24,    2018-12-01, 2019-02-28",
        "2019-24,    2019-12-01, 2020-02-29"
    })
    void means_the_days_from_its_first_to_its_last(String value, LocalDate earliest, LocalDate latest) {
        var date = new PartialDate(value);

        assertThat(date.earliest()).isEqualTo(earliest);
        assertThat(date.latest()).isEqualTo(latest);
        assertThat(date).hasToString(value);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "2019-02-30",
                "2019-02-29",
                "2019-04-31",
                "14-04",
                "2019-13",
                "2019-00",
                "2019-20",
                "2019-25",
                "2019-01-00",
                "2019-01-32",
                "2019-21-01",
                "20190101",
                "2019-1-1",
                "2019-01-01T00:00:00Z",
                "2019 ",
                "2019\n",
                "-2019",
                "12019",
                "٢٠١٩",
                "..",
                "2019/2020",
                "våren 2019"
            })
    void is_nothing_but_a_year_a_month_a_day_or_a_season(String value) {
        assertThatThrownBy(() -> new PartialDate(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("is not a date: write YYYY, YYYY-MM, YYYY-MM-DD or a season YYYY-21 (spring)"
                        + " to YYYY-24 (winter)");
    }
}
