package se.samverkan.documents.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.table.CellReference;
import se.samverkan.domain.table.CellViolation;
import se.samverkan.domain.table.TableContent;
import se.samverkan.platform.problem.ProblemException;
import se.samverkan.platform.problem.Violation;

/** What is wrong with a document of a file, and where. */
@Schema(
        name = "ImportViolation",
        description = "An error in the file, and how to correct it",
        requiredProperties = {"pointer", "text"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportViolation(
        @Schema(
                description = "The place in the document as a JSON pointer (RFC 6901); empty for the whole of it",
                examples = "/commitments/0/text",
                maxLength = 1000)
        String pointer,

        @Schema(description = "What is wrong and how to correct it", maxLength = 10000)
        String text,

        @Schema(description = "Number of the row, with the header as row 1, or of the line", minimum = "1")
        Integer row,

        @Schema(description = "Heading of the column, in a table", examples = "text", maxLength = 100)
        String column) {

    private static final int LONGEST = 2_000;

    static ImportViolation of(CellViolation refused) {
        return at(refused.cell(), refused.pointer(), refused.text());
    }

    static ImportViolation of(Violation violation, TableContent content) {
        return at(content.cell(violation.pointer()), violation.pointer(), violation.text());
    }

    /** The violations of a refusal, or its whole text. */
    static List<ImportViolation> of(ProblemException refusal, TableContent content, int row) {
        if (content == null) {
            return List.of(new ImportViolation("", refusal.getMessage(), row, null));
        }
        return refusal.violations().isEmpty()
                ? List.of(of(new Violation("", refusal.getMessage()), content))
                : refusal.violations().stream()
                        .map(violation -> of(violation, content))
                        .toList();
    }

    private static ImportViolation at(CellReference cell, String pointer, String full) {
        var text = full.length() > LONGEST ? full.substring(0, LONGEST) + "…" : full;
        return cell == null
                ? new ImportViolation(pointer, text, null, null)
                : new ImportViolation(pointer, text, cell.row(), cell.column());
    }
}
