package se.samverkan.documents.imports.file;

import java.util.List;
import se.samverkan.platform.problem.ProblemException;
import se.samverkan.platform.problem.Violation;

/** The problems of a file of which no row can be read. */
final class UnreadableFile {

    private static final int LONGEST = 2_000;
    /** The limit of Excel. */
    private static final int LONGEST_CELL = 32_767;

    private UnreadableFile() {}

    /** 400: the file is malformed; the text continues "The body". */
    static ProblemException because(String text) {
        // It may quote headings of any length.
        var shortened = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return ProblemException.badRequest(List.of(new Violation("", shortened)));
    }

    /** Refuses what no spreadsheet can hold; many rows may share one text. */
    static void requireCellLengths(int row, List<String> cells) {
        if (cells.stream().anyMatch(cell -> cell.length() > LONGEST_CELL)) {
            throw because("has a cell of more than " + LONGEST_CELL + " characters in row " + row);
        }
    }

    /** 422: more rows than an import reads at once. */
    static ProblemException tooManyRows() {
        return ProblemException.unprocessable(
                "",
                "has more than " + ImportFile.MOST_ROWS
                        + " rows: split the file, and keep the rows of a document together");
    }
}
