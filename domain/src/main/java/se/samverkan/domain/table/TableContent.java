package se.samverkan.domain.table;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * The content of a document as a file states it.
 *
 * @param json the content; incomplete where there are violations
 * @param violations what cannot be read
 * @param cells the places of the content's members in the file, by JSON pointer; the empty pointer is the first row
 */
public record TableContent(ObjectNode json, List<CellViolation> violations, Map<String, CellReference> cells) {
    public TableContent {
        violations = List.copyOf(violations);
        cells = Map.copyOf(cells);
    }

    /** The place in the file of a value of the content: of the nearest member around it, otherwise of a member below it. */
    public CellReference cell(String pointer) {
        for (var around = pointer; around.contains("/"); around = around.substring(0, around.lastIndexOf('/'))) {
            if (cells.containsKey(around)) {
                return cells.get(around);
            }
        }
        return cells.entrySet().stream()
                .filter(cell -> cell.getKey().startsWith(pointer + "/") && !pointer.isEmpty())
                .min(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .orElse(cells.get(""));
    }
}
