package se.samverkan.gateway.http;

import jakarta.ws.rs.QueryParam;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of responses that are JSON or CSV. */
public class TableQuery {
    @QueryParam("format")
    @Parameter(
            description = "Format of the response, whatever Accept states; by Accept if absent",
            schema = @Schema(implementation = ResponseFormat.class))
    String format;

    @QueryParam("dialect")
    @Parameter(
            description = "CSV dialect of text/csv; rfc4180 by default",
            schema = @Schema(implementation = CsvDialect.class))
    String dialect;

    /** The dialect of the table, or null for JSON; an unknown format or dialect is reported in either case. */
    public CsvDialect table(ResponseFormat negotiated, BiConsumer<String, String> violations) {
        var written = CsvDialect.of(dialect, violations);
        return ResponseFormat.of(format, negotiated, violations) == ResponseFormat.csv ? written : null;
    }
}
