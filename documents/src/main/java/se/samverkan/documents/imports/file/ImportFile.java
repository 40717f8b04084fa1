package se.samverkan.documents.imports.file;

import jakarta.ws.rs.core.MediaType;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import se.samverkan.domain.table.DocumentTable;
import se.samverkan.platform.problem.ProblemException;

/**
 * The documents of a file, in its order.
 *
 * @param encoding the character encoding with which the file was read, such as UTF-8 or windows-1252
 * @param ignoredColumns the headings that no column has, in the order of the file
 */
public record ImportFile(String encoding, List<String> ignoredColumns, List<FileDocument> documents) {
    public static final String CSV = "text/csv";
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public static final String JSON_LINES = "application/jsonl";
    public static final String NDJSON = "application/x-ndjson";
    public static final int MOST_ROWS = 10_000;

    /** Reading needs several times the memory of the file: one at a time. */
    private static final Semaphore READING = new Semaphore(1, true);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    public ImportFile {
        ignoredColumns = List.copyOf(ignoredColumns);
        documents = List.copyOf(documents);
    }

    /**
     * Reads a file.
     *
     * @param mediaType the Content-Type, with its parameters
     * @param table the table of the kind, or null for a kind that only JSON Lines can hold
     * @throws ProblemException for a file that cannot be read at all: 400, 415, 422, or 503 while others are read
     */
    public static ImportFile read(byte[] body, String mediaType, DocumentTable table) {
        try {
            if (!READING.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw ProblemException.unavailable("Another file is being read: send this one again", "NOT_CHANGED");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.unavailable("The service stops: send the file again", "NOT_CHANGED");
        }
        try {
            return readAlone(body, mediaType, table);
        } finally {
            READING.release();
        }
    }

    private static ImportFile readAlone(byte[] body, String mediaType, DocumentTable table) {
        var type = parsed(mediaType);
        var name = (type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT);
        var charset = charset(type);
        return switch (name) {
            case JSON_LINES, NDJSON -> {
                if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
                    throw ProblemException.unsupportedMediaType("Send JSON Lines in UTF-8");
                }
                yield new ImportFile("UTF-8", List.of(), JsonLines.documents(body));
            }
            case CSV -> table(() -> CsvSheet.read(body, charset), required(table, name));
            case XLSX -> table(() -> XlsxSheet.read(body), required(table, name));
            default ->
                throw ProblemException.unsupportedMediaType(
                        "Send the file as " + (table == null ? "" : CSV + ", " + XLSX + " or ") + JSON_LINES);
        };
    }

    private static ImportFile table(Supplier<Sheet> reading, DocumentTable table) {
        var sheet = reading.get();
        var header = Header.of(sheet.header(), table);
        return new ImportFile(sheet.encoding(), header.ignored(), RowGroups.documents(sheet, header, table));
    }

    private static DocumentTable required(DocumentTable table, String name) {
        if (table == null) {
            throw ProblemException.unsupportedMediaType(
                    "Documents of this kind have no table, so that " + name + " is not read: send " + JSON_LINES);
        }
        return table;
    }

    private static MediaType parsed(String mediaType) {
        try {
            return MediaType.valueOf(mediaType);
        } catch (IllegalArgumentException e) {
            throw ProblemException.unsupportedMediaType("The Content-Type cannot be read: send " + JSON_LINES);
        }
    }

    private static Charset charset(MediaType type) {
        var name = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        try {
            return name == null ? null : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw ProblemException.unsupportedMediaType("The charset " + name + " is unknown: send UTF-8");
        }
    }
}
