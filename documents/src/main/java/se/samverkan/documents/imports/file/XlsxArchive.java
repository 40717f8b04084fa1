package se.samverkan.documents.imports.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/**
 * Checks the archive of a spreadsheet before it is parsed. The parser gets a new archive of the checked entries, so that it reads
 * nothing else.
 */
final class XlsxArchive {
    private static final int MOST_ENTRIES = 1_000;
    private static final int MOST_BYTES = 32 * 1024 * 1024;
    private static final int PARTS = 8 * 1024;
    /** A column beyond XFD, for which the parser would reserve memory, or a reference that hides one. */
    private static final Pattern FAR_COLUMN = Pattern.compile("\\sr\\s*=\\s*[\"'](?:[A-Za-z]{4}|[^\"'<>]*&)");

    private final byte[] body;
    private int inflated;

    private XlsxArchive(byte[] body) {
        this.body = body;
    }

    /** The checked entries that have the cells. */
    static byte[] checked(byte[] body) {
        if (ReadableWorkbook.isOLE2Header(body)) {
            throw UnreadableFile.because("is encrypted or an old .xls: save it as .xlsx without a password");
        }
        if (!ReadableWorkbook.isOOXMLZipHeader(body)) {
            throw UnreadableFile.because("is not an .xlsx");
        }
        try {
            return new XlsxArchive(body).copy();
        } catch (IOException | IllegalArgumentException e) {
            throw UnreadableFile.because("is a damaged .xlsx: open it in a spreadsheet and save it again");
        }
    }

    private byte[] copy() throws IOException {
        var copy = new ByteArrayOutputStream();
        try (var in = ZipFile.builder().setByteArray(body).get();
                var out = new ZipOutputStream(copy)) {
            var entries = Collections.list(in.getEntries());
            if (entries.size() > MOST_ENTRIES) {
                throw UnreadableFile.because("has more than " + MOST_ENTRIES + " parts: save only the table");
            }
            for (var entry : entries) {
                var name = entry.getName();
                if (name.equalsIgnoreCase("xl/vbaProject.bin")) {
                    throw hasMacros();
                }
                var bytes = inflate(in.getInputStream(entry));
                if (name.endsWith(".xml") || name.endsWith(".rels")) {
                    check(name, bytes);
                    out.putNextEntry(new ZipEntry(name));
                    out.write(bytes);
                    out.closeEntry();
                }
            }
        }
        return copy.toByteArray();
    }

    /** The bytes of an entry, counted while they are inflated: a header may state another size. */
    private byte[] inflate(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var part = new byte[PARTS];
        for (int read = in.read(part); read >= 0; read = in.read(part)) {
            inflated += read;
            if (inflated > MOST_BYTES) {
                throw UnreadableFile.because(
                        "unpacks to more than " + MOST_BYTES + " bytes: split the table, or send it as CSV");
            }
            bytes.write(part, 0, read);
        }
        return bytes.toByteArray();
    }

    private static void check(String name, byte[] xml) {
        var text = new String(xml, StandardCharsets.ISO_8859_1);
        if (text.indexOf('\0') >= 0) {
            throw UnreadableFile.because("has XML that is not UTF-8 (" + name + ")");
        }
        if (text.contains("<!DOCTYPE")) {
            throw UnreadableFile.because("has XML with a document type (" + name + "): save it again as .xlsx");
        }
        if (name.equals("[Content_Types].xml") && text.contains("macroEnabled")) {
            throw hasMacros();
        }
        // A workbook may name any part as a sheet.
        if (FAR_COLUMN.matcher(text).find()) {
            throw UnreadableFile.because("has a cell beyond the last column of a spreadsheet (" + name + ")");
        }
    }

    private static RuntimeException hasMacros() {
        return UnreadableFile.because("has macros: save it as .xlsx");
    }
}
