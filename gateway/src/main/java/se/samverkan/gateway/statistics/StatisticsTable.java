package se.samverkan.gateway.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import se.samverkan.domain.content.Outcome;
import se.samverkan.gateway.http.CsvDialect;
import se.samverkan.gateway.statistics.StatisticsResult.Figures;
import se.samverkan.gateway.statistics.StatisticsResult.Group;

/** Statistics as CSV: one row for each group, always the same columns. */
record StatisticsTable(StatisticsResult statistics) {

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
        var columns = new ArrayList<>(
                List.of(statistics.groupBy().name(), "name", "promises", "followUpsPublished", "followUpsOverdue"));
        for (var items : List.of("commitments", "activities")) {
            Stream.of(Outcome.values()).map(outcome -> items + "." + outcome).forEach(columns::add);
        }
        columns.addAll(List.of("targetsStated", "targetsAssessable", "targetsMet"));
        return columns;
    }

    private static List<Object> cells(Group group) {
        Figures figures = group.figures();
        var cells = new ArrayList<Object>();
        cells.add(CsvDialect.text(group.key()));
        cells.add(CsvDialect.text(group.name()));
        cells.add(figures.promises());
        cells.add(figures.followUps().published());
        cells.add(figures.followUps().overdue());
        cells.addAll(figures.commitments().values());
        cells.addAll(figures.activities().values());
        cells.add(figures.targets().stated());
        cells.add(figures.targets().assessable());
        cells.add(figures.targets().met());
        return cells;
    }
}
