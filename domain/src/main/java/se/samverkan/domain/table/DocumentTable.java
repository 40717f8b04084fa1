package se.samverkan.domain.table;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table of a kind of document: one row for each item of a document. */
public final class DocumentTable {
    private final List<Column> columns;
    private final Map<String, Integer> positions = new HashMap<>();
    private final String idColumn;
    private final String keyColumn;
    private final ItemLists items;

    /** A table of these columns, two of which hold the document's id and the client's own key. */
    public DocumentTable(List<Column> columns, String idColumn, String keyColumn, ItemLists items) {
        this.columns = List.copyOf(columns);
        this.columns.forEach(column -> positions.put(column.name(), positions.size()));
        this.idColumn = idColumn;
        this.keyColumn = keyColumn;
        this.items = items;
    }

    public List<Column> columns() {
        return columns;
    }

    /** The name of the column with the document's id. */
    public String idColumn() {
        return idColumn;
    }

    /** The name of the column with the client's own key of the document. */
    public String keyColumn() {
        return keyColumn;
    }

    ItemLists items() {
        return items;
    }

    /** The position of a column. */
    public int indexOf(String name) {
        return positions.get(name);
    }

    /** The columns that an import reads. */
    List<Column> writable(Column.Scope scope) {
        return columns.stream()
                .filter(column -> column.scope() == scope && column.isWritable())
                .toList();
    }

    /** The rows of a document, a cell for each column; null for a cell without a value. */
    public List<List<String>> rows(ObjectNode document) {
        var rows = new ArrayList<List<String>>();
        items.members()
                .forEach((kind, list) -> document.path(list).forEach(item -> {
                    var cells = new ArrayList<String>();
                    for (var column : columns) {
                        cells.add(
                                column.name().equals(items.kindColumn())
                                        ? kind
                                        : column.show(
                                                column.scope() == Column.Scope.ITEM ? (ObjectNode) item : document));
                    }
                    rows.add(cells);
                }));
        return rows;
    }

    /** Whether two rows state the same of their documents. */
    public boolean isSameDocument(TableRow one, TableRow other) {
        return columns.stream()
                .filter(column -> column.scope() == Column.Scope.DOCUMENT)
                .filter(column -> column.isWritable() || column.name().equals(idColumn))
                .allMatch(column -> one.cell(column.name()).equals(other.cell(column.name())));
    }

    /**
     * The content that the rows of one document state. Only a cell that differs from what {@link #rows} shows of the existing
     * content changes it, so that everything is kept that a table does not show.
     *
     * <p>Items are matched by kind and id, those without an id by their cells; others are new, and existing items without a row
     * are removed.
     *
     * @param rows at least one
     * @param existing the content that the rows change, or null for a new document
     */
    public TableContent content(List<TableRow> rows, ObjectNode existing) {
        return new RowReader(this, rows).content(existing);
    }
}
