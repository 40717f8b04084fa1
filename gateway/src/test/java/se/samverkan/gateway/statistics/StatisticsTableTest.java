package se.samverkan.gateway.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.domain.assessment.ProgressOutcome;
import se.samverkan.gateway.http.CsvDialect;
import se.samverkan.gateway.index.Counts;
import se.samverkan.gateway.index.Grouping;
import se.samverkan.gateway.index.Grouping.KeyPair;
import se.samverkan.gateway.statistics.StatisticsResult.Figures;
import se.samverkan.gateway.statistics.StatisticsResult.Group;

/** The table of statistics follows RFC 4180 or the form of Swedish Excel, and contains no formula. */
class StatisticsTableTest {
    private static final String COLUMNS = "theme,name,promises,followUpsPublished,followUpsOverdue,"
            + "commitments.FULFILLED,commitments.PARTLY_FULFILLED,commitments.NOT_FULFILLED,"
            + "commitments.NOT_ASSESSABLE,commitments.NOT_ASSESSED,"
            + "activities.FULFILLED,activities.PARTLY_FULFILLED,activities.NOT_FULFILLED,"
            + "activities.NOT_ASSESSABLE,activities.NOT_ASSESSED,"
            + "targetsStated,targetsAssessable,targetsMet,"
            + "commitments.ONGOING,commitments.DISPUTED,activities.ONGOING,activities.DISPUTED,followUpsDue\r\n";
    private static final String NOTHING = ",0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0\r\n";

    @Test
    void each_group_is_a_row_and_each_figure_a_column() {
        var counts = new Counts();
        counts.promise(true, true);
        counts.promise(false, false);
        counts.followUpsDue(2, 1);
        counts.item(true, ProgressOutcome.FULFILLED);
        counts.item(true, ProgressOutcome.NOT_ASSESSED);
        counts.item(false, ProgressOutcome.PARTLY_FULFILLED);
        counts.item(false, ProgressOutcome.DISPUTED);
        counts.targets(3, 2, 1);

        assertThat(csv(CsvDialect.rfc4180, new Group("0486", "Strängnäs", null, null, Figures.of(counts))))
                .isEqualTo(COLUMNS + "0486,Strängnäs,2,1,1,1,0,0,0,1,0,1,0,0,0,3,2,1,0,0,0,1,2\r\n");
    }

    @Test
    void a_second_grouping_has_its_key_and_name_beside_the_first() {
        var groups = List.of(
                Group.of(Grouping.theme, Grouping.county, new KeyPair("=a", "04"), Figures.of(new Counts())),
                Group.of(Grouping.theme, Grouping.county, new KeyPair(null, null), Figures.of(new Counts())));
        var result = new StatisticsResult(
                Map.of(), Grouping.theme, Grouping.county, LocalDate.EPOCH, Figures.of(new Counts()), groups);

        assertThat(new String(new StatisticsTable(result).csv(CsvDialect.rfc4180), StandardCharsets.UTF_8))
                .isEqualTo(COLUMNS.replace("name,", "name,county,thenName,")
                        + "'=a,,04,Södermanlands län" + NOTHING
                        + ",,," + NOTHING);
    }

    @Test
    void missing_values_are_empty_cells_and_without_groups_only_the_columns_remain() {
        assertThat(csv(CsvDialect.rfc4180)).isEqualTo(COLUMNS);
        assertThat(csv(CsvDialect.rfc4180, empty(null))).isEqualTo(COLUMNS + "," + NOTHING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "trygghet | trygghet",
                "trygghet, ordning | \"trygghet, ordning\"",
                "\"trygg\" | \"\"\"trygg\"\"\"",
                "a;b | a;b",
            })
    void special_characters_are_quoted(String theme, String cell) {
        assertThat(csv(CsvDialect.rfc4180, empty(theme))).isEqualTo(COLUMNS + cell + "," + NOTHING);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"=1+1", "+46", "-1", "@SUM(A1)", "`\t=1`", "`\r=1`", "`=1\n=2`"})
    void formulas_are_escaped_as_text(String theme) {
        var row = csv(CsvDialect.rfc4180, empty(theme)).substring(COLUMNS.length());

        assertThat(row.replaceFirst("^\"", "")).startsWith("'" + theme.charAt(0));
    }

    @Test
    void excel_has_a_byte_order_mark_and_semicolons() {
        var table = csv(CsvDialect.excel, empty("a;b"));

        assertThat(table).startsWith("\uFEFFtheme;name;promises;").endsWith("\r\n\"a;b\";" + NOTHING.replace(',', ';'));
        assertThat(table.getBytes(StandardCharsets.UTF_8)).startsWith(0xEF, 0xBB, 0xBF);
    }

    @Test
    void the_share_is_that_of_the_due_promises_with_three_decimals_and_absent_while_none_is_due() {
        var counts = new Counts();
        counts.promise(true, true);
        counts.followUpsDue(3, 1);
        var notDue = new Counts();
        notDue.promise(false, false);

        assertThat(Figures.of(counts).followUps().share()).isEqualTo("0.667");
        assertThat(Figures.of(notDue).followUps().share()).isNull();
    }

    private static Group empty(String key) {
        return new Group(key, null, null, null, Figures.of(new Counts()));
    }

    private static String csv(CsvDialect dialect, Group... groups) {
        var result = new StatisticsResult(
                Map.of(), Grouping.theme, null, LocalDate.EPOCH, Figures.of(new Counts()), List.of(groups));
        return new String(new StatisticsTable(result).csv(dialect), StandardCharsets.UTF_8);
    }
}
