package se.samverkan.domain.table;

/**
 * A cell, a row or a line that cannot be read.
 *
 * @param pointer the JSON pointer into the content; empty for the whole of it
 * @param cell the place in the file
 * @param text what is wrong and how to correct it
 */
public record CellViolation(String pointer, CellReference cell, String text) {
    private static final int LONGEST = 2_000;

    public CellViolation {
        // It may quote a cell of any length.
        text = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
