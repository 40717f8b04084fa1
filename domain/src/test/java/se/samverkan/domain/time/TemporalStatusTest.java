package se.samverkan.domain.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A document has a temporal status on a day only where its stated bounds prove it. */
class TemporalStatusTest {

    @ParameterizedTest(name = "{1} to {2} is {3} on {0}")
    @CsvSource({
        // Värmdö states only an end, so nothing proves that the agreement was in force before it.
        "2016-01-01,     , 2017, UNKNOWN",
        "2017-12-31,     , 2017, UNKNOWN",
        "2018-01-01,     , 2017, EXPIRED",
        "2018-07-17,     , 2017, EXPIRED",
        // Strängnäs published next period's agreement before it began.
        "2019-12-20, 2020, 2023, UPCOMING",
        "2019-12-31, 2020, 2023, UPCOMING",
        "2020-01-01, 2020, 2023, IN_FORCE",
        "2023-12-31, 2020, 2023, IN_FORCE",
        "2024-01-01, 2020, 2023, EXPIRED",
        "2019-12-20, 2019, 2019, IN_FORCE",
        // A start only.
        "2018-12-31, 2019,     , UPCOMING",
        "2019-01-01, 2019,     , UNKNOWN",
        // A stated open end.
        "2018-12-31, 2019, .., UPCOMING",
        "2026-01-01, 2019, .., IN_FORCE",
        "2026-01-01,     , .., UNKNOWN",
        // No bound at all.
        "2019-06-01,     ,     , UNKNOWN",
        // A winter ends in the year after.
        "2019-02-28, 2018-24, 2018-24, IN_FORCE",
        "2019-03-01, 2018-24, 2018-24, EXPIRED",
        // One single day.
        "2019-05-01, 2019-05-01, 2019-05-01, IN_FORCE"
    })
    void follows_from_the_stated_bounds(LocalDate asOf, String from, String to, TemporalStatus expected) {
        var period =
                new Period(from == null ? null : new PartialDate(from), to == null ? null : new PeriodEnd(to), null);

        assertThat(TemporalStatus.on(asOf, period.earliest(), period.lastDay())).isEqualTo(expected);
    }
}
