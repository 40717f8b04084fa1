package se.samverkan.domain.table;

import java.util.Map;

/**
 * A row of a file.
 *
 * @param number its number in the file; the header is row 1
 * @param cells the cells by the column's name: an empty text for an empty cell, and none for a column that the file lacks
 */
public record TableRow(int number, Map<String, String> cells) {
    public TableRow {
        cells = Map.copyOf(cells);
    }

    /** The cell without white space around it; empty where the file lacks the column. */
    public String cell(String column) {
        return cells.getOrDefault(column, "").strip();
    }
}
