package se.samverkan.documents.imports.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import se.samverkan.domain.table.CellReference;
import se.samverkan.domain.table.CellViolation;
import se.samverkan.domain.table.Column;
import se.samverkan.domain.table.DocumentTable;
import se.samverkan.domain.table.TableRow;

/** The rows of a sheet by document: by the client's key, otherwise by the id, otherwise equal neighbours. */
final class RowGroups {
    private final Header header;
    private final DocumentTable table;
    private final List<Group> groups = new ArrayList<>();
    private final Map<String, Group> byKey = new HashMap<>();
    private final Map<String, Group> byId = new HashMap<>();

    /** The rows of one document. */
    private record Group(String key, String id, List<TableRow> rows, List<CellViolation> violations) {}

    private RowGroups(Header header, DocumentTable table) {
        this.header = header;
        this.table = table;
    }

    static List<FileDocument> documents(Sheet sheet, Header header, DocumentTable table) {
        if (sheet.rows().size() > ImportFile.MOST_ROWS) {
            throw UnreadableFile.tooManyRows();
        }
        var groups = new RowGroups(header, table);
        sheet.rows().forEach(groups::add);
        var ids = new HashMap<UUID, Integer>();
        return groups.groups.stream().map(group -> groups.document(group, ids)).toList();
    }

    private void add(Sheet.Row cells) {
        var row = row(cells);
        var key = row.cell(table.keyColumn());
        var id = row.cell(table.idColumn());
        var group = group(row, key, id);
        group.rows().add(row);
        cells.faults().forEach(fault -> group.violations().add(violation(row, fault.index(), fault.text())));
        for (int i = 0; i < cells.cells().size(); i++) {
            if (!header.hasHeading(i) && !cells.cells().get(i).isBlank()) {
                var text = "has a cell in column " + (i + 1)
                        + ", which has no heading: name the column or enclose cells with separators in quotes";
                group.violations().add(violation(row, i, text));
                break;
            }
        }
    }

    private Group group(TableRow row, String key, String id) {
        if (!key.isEmpty()) {
            var known = byKey.get(key);
            return known == null ? begin(key, id) : known;
        }
        if (!id.isEmpty()) {
            var known = byId.get(id);
            return known == null ? begin("", id) : known;
        }
        var last = groups.isEmpty() ? null : groups.getLast();
        var isNext = last != null
                && last.key().isEmpty()
                && last.id().isEmpty()
                && table.isSameDocument(last.rows().getLast(), row);
        return isNext ? last : begin("", "");
    }

    private Group begin(String key, String id) {
        var group = new Group(key, id, new ArrayList<>(), new ArrayList<>());
        groups.add(group);
        if (!key.isEmpty()) {
            byKey.put(key, group);
        }
        if (!id.isEmpty()) {
            // A row without the key belongs to the rows with it.
            byId.putIfAbsent(id, group);
        }
        return group;
    }

    private TableRow row(Sheet.Row row) {
        var cells = new LinkedHashMap<String, String>();
        for (int i = 0; i < header.columns().size(); i++) {
            var column = header.columns().get(i);
            if (column != null) {
                cells.put(column.name(), i < row.cells().size() ? row.cells().get(i) : "");
            }
        }
        return new TableRow(row.number(), cells);
    }

    private FileDocument document(Group group, Map<UUID, Integer> ids) {
        var violations = new ArrayList<>(group.violations());
        var row = group.rows().getFirst();
        var reference = new CellReference(row.number(), table.idColumn());
        var id = StatedId.of(group.id());
        if (id == null && !group.id().isEmpty()) {
            violations.add(new CellViolation("/id", reference, StatedId.FORM));
        }
        var first = id == null ? null : ids.putIfAbsent(id, row.number());
        if (first != null) {
            violations.add(new CellViolation("/id", reference, StatedId.isDouble("id", "row", first)));
        }
        return new FileDocument(
                row.number(),
                group.rows(),
                group.key().isEmpty() ? null : group.key(),
                id,
                first,
                violations,
                existing -> table.content(group.rows(), existing));
    }

    private CellViolation violation(TableRow row, int index, String text) {
        var column = index < header.columns().size() ? header.columns().get(index) : null;
        var isOfDocument = column != null && column.scope() == Column.Scope.DOCUMENT && column.member() != null;
        return new CellViolation(
                isOfDocument ? column.member() : "",
                new CellReference(row.number(), column == null ? null : column.name()),
                text);
    }
}
