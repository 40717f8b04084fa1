package se.samverkan.documents.imports.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import se.samverkan.domain.table.CellViolation;
import se.samverkan.domain.table.TableContent;
import se.samverkan.domain.table.TableRow;

/**
 * A document of a file: the rows of a table that belong together, or a line of JSON.
 *
 * @param row the number of its first row, with the header as row 1, or of its line
 * @param rows its rows; empty for a line of JSON
 * @param externalId the client's own key, or null
 * @param id the id of the existing document that it states, or null
 * @param doubleOf the row of an earlier document with the same key or id, or null
 * @param violations what is refused whether or not the document exists; {@link #content} repeats it
 * @param reader reads the content that it states beside an existing one
 */
public record FileDocument(
        int row,
        List<TableRow> rows,
        String externalId,
        UUID id,
        Integer doubleOf,
        List<CellViolation> violations,
        Function<ObjectNode, TableContent> reader) {
    public FileDocument {
        rows = List.copyOf(rows);
        violations = List.copyOf(violations);
    }

    /**
     * The content for the service, with every violation and the places of its members in the file.
     *
     * @param existing the content of the document that it changes, or null for a new one
     */
    public TableContent content(ObjectNode existing) {
        var read = reader.apply(existing);
        var all = new ArrayList<>(violations);
        all.addAll(read.violations());
        return new TableContent(read.json(), all, read.cells());
    }
}
