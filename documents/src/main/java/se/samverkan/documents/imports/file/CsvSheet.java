package se.samverkan.documents.imports.file;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads the table of a CSV file with commas, semicolons or tabs. */
final class CsvSheet {
    private static final char QUOTE = '"';
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t');

    private CsvSheet() {}

    /** Reads a file in this encoding, or finds the encoding for null. */
    static Sheet read(byte[] body, Charset charset) {
        var text = DecodedText.of(body, charset);
        var rows = new ArrayList<Sheet.Row>();
        long line = 1;
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(text.text()))
                .setIgnoreEmptyLines(false)
                .get();
        try (var parser = CSVParser.parse(new StringReader(text.text()), format)) {
            for (var records = parser.iterator(); records.hasNext(); ) {
                var row = row(records.next());
                if (!row.isEmpty()) {
                    rows.add(row);
                }
                // One more than the rows of an import, for the header.
                if (rows.size() > ImportFile.MOST_ROWS + 1) {
                    throw UnreadableFile.tooManyRows();
                }
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (IOException | UncheckedIOException e) {
            throw UnreadableFile.because(
                    "has a cell with a quote that is not closed, or with text behind its quotes, in the row"
                            + " that begins in line " + line
                            + ": enclose the cell in quotes and double those within it");
        }
        if (rows.isEmpty()) {
            throw UnreadableFile.because("is empty: the first row has the headings");
        }
        return new Sheet(text.encoding(), rows.getFirst().cells(), rows.subList(1, rows.size()));
    }

    private static Sheet.Row row(CSVRecord cells) {
        int number = Math.toIntExact(cells.getRecordNumber());
        UnreadableFile.requireCellLengths(number, cells.toList());
        return new Sheet.Row(number, cells.toList(), List.of());
    }

    /** The delimiter that the header has most often outside quotes. */
    private static char delimiter(String text) {
        var counts = new int[DELIMITERS.size()];
        boolean isQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == QUOTE) {
                isQuoted = !isQuoted;
            } else if (!isQuoted && DELIMITERS.contains(c)) {
                counts[DELIMITERS.indexOf(c)]++;
            } else if (!isQuoted && (c == '\n' || c == '\r')) {
                break;
            }
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return DELIMITERS.get(most);
    }
}
