package se.samverkan.bench.report;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Formats the rows for a terminal and as Markdown. */
public record Table(List<Row> rows) {

    private static final List<String> TITLES = List.of("Case", "Result", "Goal", "Met", "Details");
    private static final List<Function<Row, String>> CELLS =
            List.of(Row::name, Row::result, Row::goal, Row::met, Row::details);

    /** Aligned columns for a terminal. */
    String text() {
        return lines().map(cells -> {
                    var line = new StringBuilder();
                    for (int column = 0; column < cells.size() - 1; column++) {
                        line.append(padded(cells.get(column), width(column))).append("  ");
                    }
                    return line.append(cells.getLast()).toString().stripTrailing();
                })
                .collect(Collectors.joining("\n", "", "\n"));
    }

    String markdown() {
        var all = lines().map(cells -> "| " + String.join(" | ", cells) + " |").toList();
        return all.getFirst() + "\n|---|---|---|---|---|\n"
                + all.stream().skip(1).map(line -> line + "\n").collect(Collectors.joining());
    }

    private Stream<List<String>> lines() {
        return Stream.concat(
                Stream.of(TITLES),
                rows.stream()
                        .map(row -> CELLS.stream().map(cell -> cell.apply(row)).toList()));
    }

    private int width(int column) {
        return lines().mapToInt(cells -> cells.get(column).length()).max().orElse(0);
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(width - cell.length());
    }
}
