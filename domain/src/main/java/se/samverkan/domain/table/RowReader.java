package se.samverkan.domain.table;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.samverkan.domain.table.Column.Scope;
import se.samverkan.domain.table.cell.Choice;

/** Reads the content of one document from its rows. */
final class RowReader {
    private final DocumentTable table;
    private final List<TableRow> rows;
    private final List<CellViolation> violations = new ArrayList<>();
    private final Map<String, CellReference> cells = new HashMap<>();

    RowReader(DocumentTable table, List<TableRow> rows) {
        this.table = table;
        this.rows = rows;
    }

    TableContent content(ObjectNode existing) {
        var json = existing == null ? JsonNodeFactory.instance.objectNode() : existing.deepCopy();
        var first = rows.getFirst();
        cells.put("", new CellReference(first.number(), null));
        checkAgreement();
        for (var column : table.writable(Scope.DOCUMENT)) {
            read(column, json, "", first);
        }
        readItems(json, first);
        return new TableContent(json, violations, cells);
    }

    /** Refuses rows that differ in a cell of their document. */
    private void checkAgreement() {
        var first = rows.getFirst();
        for (var column : table.columns()) {
            var isRead = column.isWritable() || column.name().equals(table.idColumn());
            if (column.scope() != Scope.DOCUMENT || !isRead) {
                continue;
            }
            rows.stream()
                    .filter(row -> !row.cell(column.name()).equals(first.cell(column.name())))
                    .findFirst()
                    .ifPresent(row -> refuse(
                            column.member(),
                            new CellReference(row.number(), column.name()),
                            "differs from row " + first.number() + ": all rows of a document state the same of it"));
        }
    }

    private void readItems(ObjectNode json, TableRow first) {
        if (!first.cells().containsKey(table.items().kindColumn())) {
            rows.forEach(this::refuseItemWithoutKind);
            return;
        }
        var rowsByList = new HashMap<String, List<TableRow>>();
        for (var row : rows) {
            var kind = Choice.constant(
                    kindColumn().choices(), row.cell(table.items().kindColumn()));
            if (kind.isPresent()) {
                rowsByList
                        .computeIfAbsent(table.items().members().get(kind.get()), list -> new ArrayList<>())
                        .add(row);
            } else {
                refuseItemWithoutKind(row);
            }
        }
        table.items().members().values().forEach(list -> {
            var matches = new ItemMatches(table, list, rowsByList.getOrDefault(list, List.of()), this::refuse);
            var items = json.arrayNode();
            for (var match : matches.with(json.path(list))) {
                var item = match.existing() == null
                        ? json.objectNode()
                        : match.existing().deepCopy();
                var base = "/" + list + "/" + items.size();
                cells.put(base, new CellReference(match.row().number(), null));
                for (var column : table.writable(Scope.ITEM)) {
                    var isIdentity = column.name().equals(table.items().idColumn());
                    if (column.member() != null && (match.existing() == null || !isIdentity)) {
                        read(column, item, base, match.row());
                    }
                }
                items.add(item);
            }
            if (items.isEmpty()) {
                json.remove(list);
            } else {
                json.set(list, items);
            }
        });
    }

    private Column kindColumn() {
        return table.columns().get(table.indexOf(table.items().kindColumn()));
    }

    /** A row without an item states its document only. */
    private void refuseItemWithoutKind(TableRow row) {
        table.writable(Scope.ITEM).stream()
                .filter(column -> !row.cell(column.name()).isEmpty())
                .findFirst()
                .ifPresent(filled -> refuse(
                        "",
                        new CellReference(row.number(), table.items().kindColumn()),
                        Choice.expected(kindColumn().choices()) + "; the row has a cell of an item (" + filled.name()
                                + ")"));
    }

    private void read(Column column, ObjectNode owner, String base, TableRow row) {
        var raw = row.cells().get(column.name());
        if (raw == null) {
            return;
        }
        var pointer = base + column.member();
        var reference = new CellReference(row.number(), column.name());
        cells.put(pointer, reference);
        var cell = FormulaText.unescape(raw);
        var shown = column.show(owner);
        if (comparable(cell).equals(comparable(shown == null ? "" : shown))) {
            return;
        }
        if (cell.isBlank()) {
            column.change(owner, null);
            return;
        }
        var value = column.format()
                .reader()
                .read(cell, column.value(owner), refusal -> refuse(pointer, reference, refusal));
        if (value != null) {
            column.change(owner, value);
        }
    }

    private void refuse(String pointer, CellReference cell, String text) {
        violations.add(new CellViolation(pointer, cell, text));
    }

    /** Spreadsheets change line breaks, and white space at the ends is not seen in them. */
    static String comparable(String cell) {
        return cell.replaceAll("\\R", "\n").strip();
    }
}
