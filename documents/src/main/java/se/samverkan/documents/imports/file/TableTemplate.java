package se.samverkan.documents.imports.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import se.samverkan.domain.table.Column;
import se.samverkan.domain.table.DocumentTable;
import se.samverkan.domain.table.cell.Choice;

/** An empty spreadsheet of a table, with its headings, drop-down lists and a sheet of help. */
public record TableTemplate(DocumentTable table) {
    static final String SHEET = "Dokument";

    private static final String HELP = "Hjälp";
    private static final List<String> HELP_HEADINGS =
            List.of("Rubrik", "Engelskt namn", "Vad du skriver", "Tillåtna värden");
    private static final int FIRST_CHOICE = HELP_HEADINGS.size() - 1;
    private static final String AS_TEXT = "@";
    private static final double WIDTH = 24;
    private static final double WIDTH_OF_HELP = 60;
    private static final LocalDateTime WRITTEN = LocalDateTime.of(2026, 1, 1, 0, 0);

    /** The bytes of the spreadsheet (.xlsx): the same for the same table. */
    public byte[] xlsx() {
        try {
            var bytes = new ByteArrayOutputStream();
            try (var workbook = new Workbook(bytes, "Samverkan", "1.0")) {
                var rows = workbook.newWorksheet(SHEET);
                var help = workbook.newWorksheet(HELP);
                writeHelp(help);
                writeHeadings(rows, help);
            }
            return withoutTime(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The columns that an import reads. */
    private List<Column> columns() {
        return table.columns().stream()
                .filter(column -> column.isWritable() || column.name().equals(table.idColumn()))
                .toList();
    }

    private void writeHeadings(Worksheet rows, Worksheet help) {
        for (int i = 0; i < columns().size(); i++) {
            var column = columns().get(i);
            rows.width(i, WIDTH);
            // Codes keep their leading zeros, and a spreadsheet makes no dates of years and months.
            rows.style(i).format(AS_TEXT).set();
            rows.value(0, i, column.heading());
            rows.style(0, i).bold().set();
            if (!column.choices().isEmpty()) {
                var last = FIRST_CHOICE + column.choices().size() - 1;
                rows.range(1, i, ImportFile.MOST_ROWS, i)
                        .validateWithList(help.range(i + 1, FIRST_CHOICE, i + 1, last))
                        .allowBlank(true)
                        .showDropdown(true);
            }
        }
        rows.freezePane(0, 1);
    }

    private void writeHelp(Worksheet help) {
        for (int i = 0; i < HELP_HEADINGS.size(); i++) {
            help.value(0, i, HELP_HEADINGS.get(i));
            help.style(0, i).bold().set();
            help.width(i, i == HELP_HEADINGS.indexOf("Vad du skriver") ? WIDTH_OF_HELP : WIDTH);
        }
        for (int i = 0; i < columns().size(); i++) {
            var column = columns().get(i);
            var cells = new ArrayList<>(List.of(column.heading(), column.name(), column.hint()));
            cells.addAll(column.choices().stream().map(Choice::label).toList());
            for (int cell = 0; cell < cells.size(); cell++) {
                help.value(i + 1, cell, cells.get(cell));
            }
        }
        help.freezePane(0, 1);
    }

    /** The archive without the time of its writing. */
    private static byte[] withoutTime(byte[] xlsx) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var in = ZipFile.builder().setByteArray(xlsx).get();
                var out = new ZipOutputStream(bytes)) {
            for (var entry : Collections.list(in.getEntries())) {
                var content = in.getInputStream(entry).readAllBytes();
                if (entry.getName().equals("docProps/core.xml")) {
                    content = new String(content, StandardCharsets.UTF_8)
                            .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", WRITTEN + ":00Z")
                            .getBytes(StandardCharsets.UTF_8);
                }
                var copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(WRITTEN);
                out.putNextEntry(copy);
                out.write(content);
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
