package se.samverkan.domain.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import se.samverkan.domain.table.Column.Scope;
import se.samverkan.domain.table.cell.Choice;

/** Matches the rows of one list with its existing items. */
final class ItemMatches {
    private final DocumentTable table;
    private final String list;
    private final List<TableRow> rows;
    private final Refusals refusals;

    /** Takes violations. */
    @FunctionalInterface
    interface Refusals {
        void refuse(String pointer, CellReference cell, String text);
    }

    /** A row and its existing item, or null for a new item. */
    record Match(TableRow row, ObjectNode existing) {}

    ItemMatches(DocumentTable table, String list, List<TableRow> rows, Refusals refusals) {
        this.table = table;
        this.list = list;
        this.rows = rows;
        this.refusals = refusals;
    }

    /** The matches in the order of the existing items, so that a sorted file changes nothing, and the new ones after them. */
    List<Match> with(JsonNode existing) {
        var byId = rowsById();
        var withoutId =
                new ArrayList<>(rows.stream().filter(row -> id(row).isEmpty()).toList());
        var matches = new ArrayList<Match>();
        for (var each : existing) {
            var item = (ObjectNode) each;
            var row = byId.remove(item.path("id").asText().toLowerCase(Locale.ROOT));
            if (row == null) {
                row = withoutId.stream()
                        .filter(one -> shows(one, item))
                        .findFirst()
                        .orElse(null);
                withoutId.remove(row);
            }
            if (row != null) {
                matches.add(new Match(row, item));
            }
        }
        var isNew = new HashSet<>(withoutId);
        isNew.addAll(byId.values());
        rows.stream().filter(isNew::contains).forEach(row -> matches.add(new Match(row, null)));
        return matches;
    }

    private Map<String, TableRow> rowsById() {
        var byId = new HashMap<String, TableRow>();
        for (var row : rows) {
            if (!id(row).isEmpty()) {
                var first = byId.putIfAbsent(id(row).toLowerCase(Locale.ROOT), row);
                if (first != null) {
                    refusals.refuse(
                            "/" + list,
                            new CellReference(row.number(), table.items().idColumn()),
                            id(row) + " is the id of row " + first.number() + " too: an item has one row");
                }
            }
        }
        return byId;
    }

    private String id(TableRow row) {
        return row.cell(table.items().idColumn());
    }

    /** Whether the cells of a row without an id are those of the item, as after an earlier import of the same file. */
    private boolean shows(TableRow row, ObjectNode item) {
        return table.writable(Scope.ITEM).stream()
                .filter(column -> column.member() != null
                        && !column.name().equals(table.items().idColumn()))
                .filter(column -> row.cells().containsKey(column.name()))
                .allMatch(column -> isShown(column, row.cells().get(column.name()), item));
    }

    private static boolean isShown(Column column, String raw, ObjectNode item) {
        var cell = FormulaText.unescape(raw);
        var shown = column.show(item);
        if (RowReader.comparable(cell).equals(RowReader.comparable(shown == null ? "" : shown))) {
            return true;
        }
        // A cell with a Swedish label shows the constant.
        return !column.choices().isEmpty()
                && Choice.constant(column.choices(), cell)
                        .filter(constant -> constant.equals(shown))
                        .isPresent();
    }
}
