package se.samverkan.gateway.http;

import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.query.QueryParameters;

/** The dialects of CSV. */
@Schema(
        name = "Dialect",
        description =
                "CSV dialect. rfc4180: commas. excel: semicolons and a byte order mark, for Excel with Swedish settings")
public enum CsvDialect {
    /** Commas, by RFC 4180. */
    rfc4180(',', ""),
    /** Semicolons and a byte order mark, for Swedish Excel. */
    excel(';', "\uFEFF");

    public static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

    /** With a lower quality, for a resource whose default is JSON. */
    public static final String IF_ASKED = MEDIA_TYPE + ";qs=0.5";

    private final char delimiter;
    private final String begin;

    CsvDialect(char delimiter, String begin) {
        this.delimiter = delimiter;
        this.begin = begin;
    }

    /** The dialect by its name, rfc4180 for null; an unknown name is reported. */
    public static CsvDialect of(String name, BiConsumer<String, String> violations) {
        var named = QueryParameters.constant("dialect", name, CsvDialect.class, violations);
        return named == null ? rfc4180 : named;
    }

    /** Begins a table with the names of its columns. */
    public CSVPrinter table(Appendable out, List<String> columns) throws IOException {
        out.append(begin);
        var format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
        var rows = new CSVPrinter(out, format);
        rows.printRecord(columns);
        return rows;
    }
}
