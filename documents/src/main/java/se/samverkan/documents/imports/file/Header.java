package se.samverkan.documents.imports.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import se.samverkan.domain.table.Column;
import se.samverkan.domain.table.DocumentTable;

/**
 * The columns of a file.
 *
 * @param columns the column of each index; null for an unknown heading
 * @param headings the headings of the file, without empty ones at the end
 */
record Header(List<Column> columns, List<String> headings) {
    private static final int MOST_COLUMNS = 100;
    private static final String TITLE = "title";

    static Header of(List<String> cells, DocumentTable table) {
        var headings = new ArrayList<>(cells.stream().map(String::strip).toList());
        while (!headings.isEmpty() && headings.getLast().isEmpty()) {
            headings.removeLast();
        }
        if (headings.size() > MOST_COLUMNS) {
            throw UnreadableFile.because("has " + headings.size() + " columns: send at most " + MOST_COLUMNS
                    + ", with the headings of the table");
        }
        var columns = new ArrayList<Column>();
        headings.forEach(heading -> columns.add(column(heading, table)));
        checkUnique(headings, columns);
        var names = columns.stream().filter(Objects::nonNull).map(Column::name).toList();
        if (Stream.of(TITLE, table.idColumn(), table.keyColumn()).noneMatch(names::contains)) {
            throw UnreadableFile.because("has no column that says which document a row is of ("
                    + String.join(", ", TITLE, table.idColumn(), table.keyColumn())
                    + "): the first row has the headings "
                    + String.join(", ", headings) + "; the table has "
                    + String.join(
                            ", ", table.columns().stream().map(Column::name).toList()));
        }
        return new Header(columns, headings);
    }

    /** The headings that no column has. */
    List<String> ignored() {
        var ignored = new ArrayList<String>();
        for (int i = 0; i < headings.size(); i++) {
            if (columns.get(i) == null && !headings.get(i).isEmpty()) {
                ignored.add(headings.get(i));
            }
        }
        return ignored;
    }

    /** Whether the column of an index has a heading. */
    boolean hasHeading(int index) {
        return index < headings.size() && !headings.get(index).isEmpty();
    }

    private static Column column(String heading, DocumentTable table) {
        return table.columns().stream()
                .filter(column -> column.name().equalsIgnoreCase(heading)
                        || column.heading().equalsIgnoreCase(heading))
                .findFirst()
                .orElse(null);
    }

    private static void checkUnique(List<String> headings, List<Column> columns) {
        var seen = new HashSet<String>();
        for (int i = 0; i < headings.size(); i++) {
            var heading = headings.get(i);
            var name = columns.get(i) == null ? heading : columns.get(i).name();
            if (!heading.isEmpty() && !seen.add(name.toLowerCase(Locale.ROOT))) {
                throw UnreadableFile.because("has the heading " + heading + " twice: a column has one heading");
            }
        }
    }
}
