package se.samverkan.documents.imports.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import se.samverkan.platform.problem.ProblemException;

/** Reads the table of a spreadsheet: the template's sheet, otherwise the first one. */
final class XlsxSheet {
    private static final int MOST_CELLS = 1_000;

    private XlsxSheet() {}

    static Sheet read(byte[] body) {
        var options = new ReadingOptions(true, true);
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(XlsxArchive.checked(body)), options)) {
            var sheet = workbook.findSheet(TableTemplate.SHEET).orElseGet(workbook::getFirstSheet);
            var rows = new ArrayList<Sheet.Row>();
            try (var lines = sheet.openStream()) {
                for (var all = lines.iterator(); all.hasNext(); ) {
                    var row = row(all.next());
                    if (!row.isEmpty()) {
                        rows.add(row);
                    }
                    // One more than the rows of an import, for the header.
                    if (rows.size() > ImportFile.MOST_ROWS + 1) {
                        throw UnreadableFile.tooManyRows();
                    }
                }
            }
            if (rows.isEmpty()) {
                throw UnreadableFile.because("has an empty first sheet: its first row has the headings");
            }
            return new Sheet("UTF-8", rows.getFirst().cells(), rows.subList(1, rows.size()));
        } catch (ProblemException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The parser throws exceptions of many types for XML that is no spreadsheet.
            throw UnreadableFile.because(
                    "cannot be read as a spreadsheet: open it in a spreadsheet and save it as .xlsx");
        }
    }

    private static Sheet.Row row(Row row) {
        var cells = new ArrayList<String>();
        var faults = new ArrayList<Sheet.Fault>();
        for (int i = 0; i < Math.min(row.getCellCount(), MOST_CELLS); i++) {
            var cell = row.getCell(i);
            cells.add(XlsxCell.text(cell));
            var fault = XlsxCell.fault(cell);
            if (fault != null) {
                faults.add(new Sheet.Fault(i, fault));
            }
        }
        if (row.stream().skip(MOST_CELLS).anyMatch(cell -> !XlsxCell.text(cell).isEmpty())) {
            faults.add(new Sheet.Fault(MOST_CELLS, "has more than " + MOST_CELLS + " cells"));
        }
        while (!cells.isEmpty() && cells.getLast().isEmpty()) {
            cells.removeLast();
        }
        UnreadableFile.requireCellLengths(row.getRowNum(), cells);
        return new Sheet.Row(row.getRowNum(), List.copyOf(cells), faults);
    }
}
