package se.samverkan.gateway;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.kit.http.QueryParameters;

/** How a table is written down. */
@Schema(name = "Dialect", description = "How a table is written")
enum Dialect {
    /** Commas, as RFC 4180 has it. */
    rfc4180(',', ""),
    /** Semicolons and a byte order mark, as Swedish Excel opens it. */
    excel(';', "\uFEFF");

    static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

    private final char delimiter;
    private final String begin;

    Dialect(char delimiter, String begin) {
        this.delimiter = delimiter;
        this.begin = begin;
    }

    /** The dialect that is asked for by its name; without one, that of the RFC. */
    static Dialect of(String name) {
        return name == null ? rfc4180 : QueryParameters.constant("dialect", name, Dialect.class);
    }

    /** Begins a table with the names of its columns. */
    CSVPrinter table(Appendable out, List<String> columns) throws IOException {
        out.append(begin);
        var format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
        var rows = new CSVPrinter(out, format);
        rows.printRecord(columns);
        return rows;
    }

    /** A cell that begins like a formula is one to a spreadsheet: an apostrophe keeps it a text. */
    static String text(String cell) {
        return cell != null && !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
