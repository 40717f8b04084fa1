package se.samverkan.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.gateway.StatisticsResult.Figures;
import se.samverkan.gateway.StatisticsResult.Group;
import se.samverkan.kit.content.Outcome;

/** Statistics as a table: a row a group, the columns always the same. */
record StatisticsTable(StatisticsResult statistics) {

    /** How a table is written down. */
    @Schema(name = "StatisticsDialect", description = "How the table is written")
    enum Dialect {
        /** Commas, as RFC 4180 has it. */
        rfc4180,
        /** Semicolons and a byte order mark, as Swedish Excel opens it. */
        excel
    }

    byte[] csv(Dialect dialect) {
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(dialect == Dialect.excel ? ';' : ',')
                .get();
        var text = new StringBuilder(dialect == Dialect.excel ? "\uFEFF" : "");
        try (var rows = new CSVPrinter(text, format)) {
            rows.printRecord(columns());
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
        cells.add(text(group.key()));
        cells.add(text(group.name()));
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

    /** A cell that begins like a formula is one to a spreadsheet: an apostrophe keeps it a text. */
    private static String text(String cell) {
        return cell != null && cell.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + cell : cell;
    }
}
