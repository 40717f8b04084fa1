package se.samverkan.gateway.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import se.samverkan.domain.assessment.ProgressOutcome;
import se.samverkan.domain.table.FormulaText;
import se.samverkan.gateway.http.CsvDialect;
import se.samverkan.gateway.statistics.StatisticsResult.Figures;
import se.samverkan.gateway.statistics.StatisticsResult.Group;

/** Statistics as CSV: one row for each group, always the same columns for the same groupings. */
record StatisticsTable(StatisticsResult statistics) {
    /** New columns are added at the end; existing ones keep their position and meaning. */
    private static final Set<ProgressOutcome> LATER_OUTCOMES =
            EnumSet.of(ProgressOutcome.ONGOING, ProgressOutcome.DISPUTED);

    private static final Set<ProgressOutcome> FIRST_OUTCOMES = EnumSet.complementOf(EnumSet.copyOf(LATER_OUTCOMES));

    byte[] csv(CsvDialect dialect) {
        var text = new StringBuilder();
        try (var rows = dialect.table(text, columns())) {
            for (var group : statistics.groups()) {
                rows.printRecord(cells(group));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private List<String> columns() {
        var columns = new ArrayList<>(List.of(statistics.groupBy().name(), "name"));
        if (statistics.thenBy() != null) {
            columns.addAll(List.of(statistics.thenBy().name(), "thenName"));
        }
        columns.addAll(List.of("promises", "followUpsPublished", "followUpsOverdue"));
        addOutcomes(columns, FIRST_OUTCOMES);
        columns.addAll(List.of("targetsStated", "targetsAssessable", "targetsMet"));
        addOutcomes(columns, LATER_OUTCOMES);
        columns.add("followUpsDue");
        return columns;
    }

    private static void addOutcomes(List<String> columns, Set<ProgressOutcome> outcomes) {
        for (var items : List.of("commitments", "activities")) {
            outcomes.stream().map(outcome -> items + "." + outcome).forEach(columns::add);
        }
    }

    private List<Object> cells(Group group) {
        Figures figures = group.figures();
        var cells = new ArrayList<Object>();
        cells.add(FormulaText.escape(group.key()));
        cells.add(FormulaText.escape(group.name()));
        if (statistics.thenBy() != null) {
            cells.add(FormulaText.escape(group.thenKey()));
            cells.add(FormulaText.escape(group.thenName()));
        }
        cells.add(figures.promises());
        cells.add(figures.followUps().published());
        cells.add(figures.followUps().overdue());
        addCounts(cells, figures, FIRST_OUTCOMES);
        cells.add(figures.targets().stated());
        cells.add(figures.targets().assessable());
        cells.add(figures.targets().met());
        addCounts(cells, figures, LATER_OUTCOMES);
        cells.add(figures.followUps().due());
        return cells;
    }

    private static void addCounts(List<Object> cells, Figures figures, Set<ProgressOutcome> outcomes) {
        for (var counts : List.of(figures.commitments(), figures.activities())) {
            outcomes.stream().map(counts::get).forEach(cells::add);
        }
    }
}
