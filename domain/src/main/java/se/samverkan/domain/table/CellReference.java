package se.samverkan.domain.table;

/**
 * The place of a value in a file.
 *
 * @param row the number of the row or line
 * @param column the column's name, or null for the whole row and for a line of JSON
 */
public record CellReference(int row, String column) {}
