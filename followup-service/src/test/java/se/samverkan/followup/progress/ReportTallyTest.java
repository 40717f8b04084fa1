package se.samverkan.followup.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.samverkan.domain.content.Target;
import se.samverkan.domain.query.AsOf;
import se.samverkan.domain.time.Period;
import se.samverkan.followup.ActivityReportContent;
import se.samverkan.platform.json.CanonicalJson;

/** The sums of activity reports, each as its value, per, period and whether the target is met. */
class ReportTallyTest {
    private static final String TWO_YEARS = "{\"from\":\"2022\",\"to\":\"2023\"}";

    @Test
    void the_reports_of_a_rate_are_summed_by_its_unit() {
        assertThat(achieved(
                        target("YEAR"), TWO_YEARS, report("2022-05", 1), report("2022-11-03", 2), report("2023-03", 4)))
                .containsExactly("3 YEAR 2022/2022 false", "4 YEAR 2023/2023 true");
    }

    @Test
    void a_report_in_no_single_unit_of_the_rate_is_a_total_that_proves_nothing() {
        assertThat(achieved(target("WEEK"), TWO_YEARS, report("2022-05", 20)))
                .containsExactly("20 null 2022-05/2022-05 null");
        assertThat(achieved(target("YEAR"), TWO_YEARS, report("2022-24", 9), report(null, 1)))
                .containsExactly("10 null null null");
        assertThat(achieved(
                        target("WEEK"), TWO_YEARS, report("2022-05-02", 4), report("2022-05-08", 1), report("2022", 1)))
                .containsExactly("5 WEEK 2022-05-02/2022-05-08 true", "1 null 2022/2022 null");
    }

    @Test
    void without_a_rate_the_total_of_the_promise_is_judged_after_its_end() {
        assertThat(achieved(target("PERIOD"), TWO_YEARS, report("2022-05", 1), report("2023-03", 2)))
                .containsExactly("3 null 2022-05/2023-03 false");
        assertThat(achieved(target(null), TWO_YEARS, report("2022-05", 4)))
                .containsExactly("4 null 2022-05/2022-05 true");
    }

    @Test
    void before_the_end_more_may_be_reported() {
        var thisYear = Integer.toString(AsOf.today().getYear());
        var running = "{\"from\":\"2022\",\"to\":\"..\"}";

        assertThat(achieved(target("YEAR"), running, report(thisYear, 3))).allMatch(sum -> sum.endsWith("null"));
        assertThat(achieved(target("YEAR"), running, report(thisYear, 4))).allMatch(sum -> sum.endsWith("true"));
        assertThat(achieved(target(null), running, report("2022", 3))).allMatch(sum -> sum.endsWith("null"));
        var atMost = target("YEAR").replace("AT_LEAST", "AT_MOST");
        assertThat(achieved(atMost, running, report(thisYear, 3))).allMatch(sum -> sum.endsWith("null"));
        assertThat(achieved(atMost, running, report(thisYear, 5))).allMatch(sum -> sum.endsWith("false"));
    }

    @Test
    void the_sum_is_no_more_exact_than_the_reports() {
        var about = report("2022", 30).replace("}", ",\"qualifier\":\"ABOUT\"}");

        var sums = tally(target("YEAR"), TWO_YEARS, report("2022", 3), about).achieved();

        assertThat(sums).hasSize(1).allSatisfy(sum -> {
            assertThat(sum.value()).isEqualByComparingTo("33");
            assertThat(sum.qualifier()).hasToString("ABOUT");
            assertThat(sum.met()).isNull();
        });
    }

    @Test
    void reports_in_another_unit_or_without_a_value_are_not_counted() {
        assertThat(achieved(
                        target("YEAR"),
                        TWO_YEARS,
                        report("2022", 3).replace("insatser", "möten"),
                        "{\"occurredOn\":\"2022\",\"unit\":\"insatser\"}",
                        report("2022", 2).replace("insatser", " Insatser")))
                .containsExactly("2 YEAR 2022/2022 false");
    }

    private static List<String> achieved(String target, String validity, String... reports) {
        return tally(target, validity, reports).achieved().stream()
                .map(sum -> sum.value() + " " + sum.per() + " " + sum.period() + " " + sum.met())
                .toList();
    }

    private static ReportTally tally(String target, String validity, String... reports) {
        return new ReportTally(
                CanonicalJson.read(target, Target.class),
                CanonicalJson.read(validity, Period.class),
                Stream.of(reports)
                        .map(report -> CanonicalJson.read(report, ActivityReportContent.class))
                        .toList());
    }

    /** At least four actions. */
    private static String target(String per) {
        return "{\"id\":\"t1\",\"comparator\":\"AT_LEAST\",\"value\":4,\"unit\":\"insatser\"%s}"
                .formatted(per == null ? "" : ",\"per\":\"" + per + "\"");
    }

    private static String report(String occurredOn, int value) {
        return "{%s\"value\":%d,\"unit\":\"insatser\"}"
                .formatted(occurredOn == null ? "" : "\"occurredOn\":\"" + occurredOn + "\",", value);
    }
}
