package se.samverkan.domain.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import se.samverkan.domain.table.cell.CellFormat;
import se.samverkan.domain.table.cell.Choice;

/**
 * A column of a table of documents.
 *
 * @param name the English name, as in the export
 * @param heading the Swedish heading
 * @param hint what to write, in Swedish
 * @param scope whether a cell states something of the document or of the item of its row
 * @param member the JSON pointer of the member within the document or the item; null for a column that the table or the caller
 *     fills
 * @param formerMember the member that is shown where that one is missing, and removed where it is changed; or null
 * @param format how the member is written and read
 * @param choices the values of an enumeration; empty for other columns
 */
public record Column(
        String name,
        String heading,
        String hint,
        Scope scope,
        String member,
        String formerMember,
        CellFormat format,
        List<Choice> choices) {

    /** What a cell belongs to. */
    public enum Scope {
        DOCUMENT,
        ITEM
    }

    public Column {
        choices = List.copyOf(choices);
    }

    /** A column of a member. */
    public static Column ofMember(
            Scope scope, String name, String heading, String member, CellFormat format, String hint) {
        return new Column(name, heading, hint, scope, member, null, format, List.of());
    }

    /** A column that an import ignores. */
    public static Column shown(Scope scope, String name, String heading, String member, String hint) {
        return ofMember(scope, name, heading, member, CellFormat.shown(JsonNode::asText), hint);
    }

    /** A column of an enumeration. */
    public static Column choice(
            Scope scope, String name, String heading, String member, List<Choice> choices, String hint) {
        return new Column(name, heading, hint, scope, member, null, Choice.format(choices), choices);
    }

    Column insteadOf(String former) {
        return new Column(name, heading, hint, scope, member, former, format, choices);
    }

    /** Whether an import reads the column. */
    public boolean isWritable() {
        return format.reader() != null;
    }

    /** The value that a document or an item has; a missing node if there is none. */
    JsonNode value(ObjectNode owner) {
        if (member == null) {
            return MissingNode.getInstance();
        }
        var value = owner.at(member);
        return value.isMissingNode() && formerMember != null ? owner.at(formerMember) : value;
    }

    /** The cell of a document or an item; null without a value. */
    String show(ObjectNode owner) {
        var value = value(owner);
        return value.isMissingNode() ? null : format.writer().apply(value);
    }

    /** Changes the member; null removes it. */
    void change(ObjectNode owner, JsonNode value) {
        if (value == null) {
            Member.remove(owner, member);
        } else {
            Member.set(owner, member, value);
        }
        if (formerMember != null) {
            Member.remove(owner, formerMember);
        }
    }
}
