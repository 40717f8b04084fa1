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
import se.samverkan.platform.problem.ProblemException;

/** The exports over HTTP, on virtual threads, so that a slow client blocks no platform thread. */
@Path("/exports")
@RunOnVirtualThread
@Tag(name = "Open data", description = "Downloads and the catalogue of the open data")
public class ExportResource {
    private static final String LINES =
            " as open data in JSON Lines: one document per line, in the order of the ids. Names of people are left out,"
                    + " and so is temporalStatus, which depends on the day.";

    @Inject
    Index index;

    @Inject
    DocumentRenderer renderer;

    @Inject
    PublicResponses responses;

    @GET
    @Path("/promises.jsonl")
    @Produces(Export.JSON_LINES)
    @Operation(
            operationId = "exportPromises",
            summary = "Download all promises",
            description = "Returns every published promise with its progress" + LINES)
    @APIResponse(
            responseCode = "200",
            description = "One promise with its progress (PromiseWithProgress) per line",
            content = @Content(mediaType = Export.JSON_LINES, schema = @Schema(implementation = String.class)))
    public Response promises(@Context HttpServerRequest request) {
        return jsonLines("promises", request);
    }

    @GET
    @Path("/promises.csv")
    @Produces(CsvDialect.MEDIA_TYPE)
    @Operation(operationId = "exportPromisesTable", summary = "Download all promises as a table", description = """
                    Returns one row for each commitment and activity of every published promise, with its outcome: CSV \
                    (RFC 4180, UTF-8) with a header row. A semicolon separates several values in one cell. New columns \
                    are added last. Columns: promiseId, version, publishedAt, title, theme (of the promise), municipalities (SCB's \
                    codes), municipalityNames, counties, policeRegions, validFrom, validTo (as the source states them: \
                    2020, 2020-04, 2020-04-01 or .. for an open end), itemKind (COMMITMENT or ACTIVITY), itemId, \
                    itemTitle, text, responsibilityMode, frequency, targets (as published), deliveryStatus, outcome \
                    (NOT_ASSESSED without an assessment), basis, assessment (the text of the follow-up), followUpId, url \
                    (of the promise), achieved (figures with qualifier, per and period), parties, districts, externalId, summary, agreementId, \
                    sourcePublisher, sourceTitle, sourceUrl (of the first source). Excel with \
                    Swedish settings opens dialect=excel.""")
    @APIResponse(
            responseCode = "200",
            description = "The table",
            content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
    public Response promisesTable(
            @Parameter(
                            description = "CSV dialect of the table; rfc4180 by default",
                            schema = @Schema(implementation = CsvDialect.class))
                    @QueryParam("dialect")
                    String dialect,
            @Context HttpServerRequest request) {
        var written = ProblemException.reading(violations -> CsvDialect.of(dialect, violations));
        return file("promises", "csv", CsvDialect.MEDIA_TYPE, export -> out -> export.table(out, written), request);
    }

    @GET
    @Path("/agreements.jsonl")
    @Produces(Export.JSON_LINES)
    @Operation(
            operationId = "exportAgreements",
            summary = "Download all agreements",
            description = "Returns every published agreement" + LINES)
    @APIResponse(
            responseCode = "200",
            description = "One agreement (Agreement) per line",
            content = @Content(mediaType = Export.JSON_LINES, schema = @Schema(implementation = String.class)))
    public Response agreements(@Context HttpServerRequest request) {
        return jsonLines("agreements", request);
    }

    @GET
    @Path("/follow-ups.jsonl")
    @Produces(Export.JSON_LINES)
    @Operation(
            operationId = "exportFollowUps",
            summary = "Download all follow-ups",
            description = "Returns every published follow-up" + LINES)
    @APIResponse(
            responseCode = "200",
            description = "One follow-up (FollowUp) per line",
            content = @Content(mediaType = Export.JSON_LINES, schema = @Schema(implementation = String.class)))
    public Response followUps(@Context HttpServerRequest request) {
        return jsonLines("follow-ups", request);
    }

    @GET
    @Path("/action-plans.jsonl")
    @Produces(Export.JSON_LINES)
    @Operation(
            operationId = "exportActionPlans",
            summary = "Download all action plans",
            description = "Returns every published action plan" + LINES)
    @APIResponse(
            responseCode = "200",
            description = "One action plan (ActionPlan) per line",
            content = @Content(mediaType = Export.JSON_LINES, schema = @Schema(implementation = String.class)))
    public Response actionPlans(@Context HttpServerRequest request) {
        return jsonLines("action-plans", request);
    }

    @GET
    @Path("/activity-reports.jsonl")
    @Produces(Export.JSON_LINES)
    @Operation(
            operationId = "exportActivityReports",
            summary = "Download all activity reports",
            description = "Returns every published activity report" + LINES)
    @APIResponse(
            responseCode = "200",
            description = "One activity report (ActivityReport) per line",
            content = @Content(mediaType = Export.JSON_LINES, schema = @Schema(implementation = String.class)))
    public Response activityReports(@Context HttpServerRequest request) {
        return jsonLines("activity-reports", request);
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
        // A client with the current tag needs no snapshot.
        var unchanged = responses.unchanged(Export.tagged(index.tag(collection)), request);
        if (unchanged != null) {
            return unchanged;
        }
        var export = new Export(index.snapshot(collection), renderer);
        var response = responses.of(export.tagged(), writing.apply(export), mediaType, request);
        return Response.fromResponse(response)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"samverkan-" + collection + "." + extension + "\"")
                .build();
    }
}
