package se.samverkan.domain.table.cell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How a member is written to a cell and read back.
 *
 * @param writer the cell of the member's value
 * @param reader null for a column that an import ignores
 */
public record CellFormat(Function<JsonNode, String> writer, Reader reader) {
    /** A text as it is. */
    public static final CellFormat TEXT = new CellFormat(JsonNode::asText, (cell, existing, no) -> new TextNode(cell));

    /** A text without white space around it, such as an id. */
    public static final CellFormat TOKEN =
            new CellFormat(JsonNode::asText, (cell, existing, no) -> new TextNode(cell.strip()));

    /** A member that an import does not read. */
    public static CellFormat shown(Function<JsonNode, String> writer) {
        return new CellFormat(writer, null);
    }

    /** Reads a cell that is not empty and does not show the existing value. */
    @FunctionalInterface
    public interface Reader {
        /**
         * The value of the cell, or null after a refusal.
         *
         * @param existing the value that the document has, or a missing node
         */
        JsonNode read(String cell, JsonNode existing, Consumer<String> refusals);
    }
}
