package se.samverkan.web.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.web.Language;

class DatesTest {
    private final Dates swedish = new Dates(Language.SWEDISH);
    private final Dates english = new Dates(Language.ENGLISH);

    @ParameterizedTest
    @CsvSource({
        "2019, 2019, 2019",
        "2014-04, april 2014, April 2014",
        "2019-12-20, 20 december 2019, 20 December 2019",
        "2018-21, våren 2018, spring 2018",
        "2018-22, sommaren 2018, summer 2018",
        "2018-23, hösten 2018, autumn 2018",
        "2018-24, vintern 2018, winter 2018",
    })
    void a_date_keeps_the_precision_of_its_source(String date, String inSwedish, String inEnglish) {
        assertThat(swedish.words(date)).isEqualTo(inSwedish);
        assertThat(english.words(date)).isEqualTo(inEnglish);
    }

    @ParameterizedTest
    @CsvSource({
        "2020, 2023, 2020–2023, 2020–2023",
        "2019, 2019, 2019, 2019",
        "2019-02, 2019-11-03, februari 2019 – 3 november 2019, February 2019 – 3 November 2019",
        "2019, .., från 2019 och tills vidare, from 2019 until further notice",
        "2019, , från 2019 (slutet framgår inte), from 2019 (end not stated)",
        ", 2017, till och med 2017 (början framgår inte), until 2017 inclusive (beginning not stated)",
        ", .., framgår inte, not stated",
        ", , framgår inte, not stated",
    })
    void what_a_source_does_not_say_of_a_period_stays_unsaid(
            String from, String to, String inSwedish, String inEnglish) {
        assertThat(swedish.period(period(from, to))).isEqualTo(inSwedish);
        assertThat(english.period(period(from, to))).isEqualTo(inEnglish);
    }

    @Test
    void no_period_at_all_is_not_stated() {
        assertThat(swedish.period(null)).isEqualTo("framgår inte");
    }

    @Test
    void a_moment_has_the_day_of_stockholm() {
        assertThat(swedish.day("2026-06-30T22:30:00Z")).isEqualTo("1 juli 2026");
    }

    private static JsonNode period(String from, String to) {
        var period = JsonNodeFactory.instance.objectNode();
        if (from != null) {
            period.put("from", from);
        }
        if (to != null) {
            period.put("to", to);
        }
        return period;
    }
}
