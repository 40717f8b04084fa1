package se.samverkan.gateway.opendata;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.http.CsvDialect;
import se.samverkan.gateway.http.PublicResponses;
import se.samverkan.gateway.index.Index;

/** Whole sets to download, sent as they are written and no faster than they are read: a slow reader holds no thread. */
@Path("/exports")
@RunOnVirtualThread
@Tag(name = "Open data", description = "Öppna data")
public class ExportResource {
    private static final String LINES =
            " as open data: JSON Lines, a document a line, in the order of their ids. Without the"
                    + " names of people, and without temporalStatus, which depends on the day.";
    private static final String RADER =
            " som öppna data: JSON Lines, ett dokument per rad, i id-ordning. Utan personers namn"
                    + " och utan temporalStatus, som beror på dagen.";

    @Inject
    Index index;

    @Inject
    DocumentRenderer rendering;

    @Inject
    PublicResponses answer;

    @GET
    @Path("/promises.jsonl")
    @Produces(Export.JSON_LINES)
    @Operation(
            operationId = "exportPromises",
            summary = "Download all promises · Hämta alla medborgarlöften",
            description = "Every published promise with its progress" + LINES
                    + "\n\nAlla publicerade medborgarlöften med sitt läge" + RADER)
    @APIResponse(
            responseCode = "200",
            description = "A promise with its progress (PromiseWithProgress) a line",
            content = @Content(mediaType = Export.JSON_LINES, schema = @Schema(implementation = String.class)))
    public Response promises(@Context HttpServerRequest request) {
        return jsonLines("promises", request);
    }

    @GET
    @Path("/promises.csv")
    @Produces(CsvDialect.MEDIA_TYPE)
    @Operation(
            operationId = "exportPromisesTable",
            summary = "Download all promises as a table · Hämta alla medborgarlöften som tabell",
            description = """
                    A row for each commitment and activity of every published promise, with its outcome: CSV (RFC 4180, \
                    UTF-8) with a row of column names; cells with several values have ; between them. New columns come \
                    last. Columns: promiseId, version, publishedAt, title, theme (of the promise), municipalities (SCB's \
                    codes), municipalityNames, counties, policeRegions, validFrom, validTo (as the source states them: \
                    2020, 2020-04, 2020-04-01 or .. for an open end), itemKind (COMMITMENT or ACTIVITY), itemId, \
                    itemTitle, text, responsibilityMode, frequency, targets (as published), deliveryStatus, outcome \
                    (NOT_ASSESSED where nobody has said), basis, assessment (what the follow-up says of it), followUpId, \
                    url (of the promise).

                    En rad för varje löfte (punkt) och aktivitet i alla publicerade medborgarlöften, med utfall: CSV (RFC \
                    4180, UTF-8) med kolumnnamn på första raden; flera värden i en cell skiljs åt med ;. Nya kolumner \
                    läggs sist. Svenska Excel öppnar dialect=excel.""")
    @APIResponse(
            responseCode = "200",
            description = "The table",
            content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
    public Response promisesTable(
            @Parameter(description = "How the table is written", schema = @Schema(implementation = CsvDialect.class))
                    @QueryParam("dialect")
                    String dialect,
            @Context HttpServerRequest request) {
        var written = CsvDialect.of(dialect);
        return file("promises", "csv", CsvDialect.MEDIA_TYPE, export -> out -> export.table(out, written), request);
    }

    @GET
    @Path("/agreements.jsonl")
    @Produces(Export.JSON_LINES)
    @Operation(
            operationId = "exportAgreements",
            summary = "Download all agreements · Hämta alla samverkansöverenskommelser",
            description =
                    "Every published agreement" + LINES + "\n\nAlla publicerade samverkansöverenskommelser" + RADER)
    @APIResponse(
            responseCode = "200",
            description = "An agreement (Agreement) a line",
            content = @Content(mediaType = Export.JSON_LINES, schema = @Schema(implementation = String.class)))
    public Response agreements(@Context HttpServerRequest request) {
        return jsonLines("agreements", request);
    }

    @GET
    @Path("/follow-ups.jsonl")
    @Produces(Export.JSON_LINES)
    @Operation(
            operationId = "exportFollowUps",
            summary = "Download all follow-ups · Hämta alla uppföljningar",
            description = "Every published follow-up" + LINES + "\n\nAlla publicerade uppföljningar" + RADER)
    @APIResponse(
            responseCode = "200",
            description = "A follow-up (FollowUp) a line",
            content = @Content(mediaType = Export.JSON_LINES, schema = @Schema(implementation = String.class)))
    public Response followUps(@Context HttpServerRequest request) {
        return jsonLines("follow-ups", request);
    }

    private Response jsonLines(String collection, HttpServerRequest request) {
        return file(collection, "jsonl", Export.JSON_LINES, export -> export::jsonLines, request);
    }

    private Response file(
            String collection,
            String extension,
            String mediaType,
            Function<Export, StreamingOutput> writing,
            HttpServerRequest request) {
        // Who has it already needs nothing gathered.
        var unchanged = answer.unchanged(Export.tagged(index.tag(collection)), request);
        if (unchanged != null) {
            return unchanged;
        }
        var export = new Export(index.wholeSet(collection), rendering);
        var response = answer.of(export.tagged(), writing.apply(export), mediaType, request);
        return Response.fromResponse(response)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"samverkan-" + collection + "." + extension + "\"")
                .build();
    }
}
