package se.samverkan.documents.imports;

import static se.samverkan.owner.caller.Caller.ARCHIVIST;
import static se.samverkan.owner.caller.Caller.EDITOR;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import se.samverkan.documents.imports.file.ImportFile;
import se.samverkan.documents.imports.file.TableTemplate;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.domain.query.PageQuery;
import se.samverkan.domain.query.QueryParameters;
import se.samverkan.owner.idempotency.StoredResponse;
import se.samverkan.platform.http.Page;
import se.samverkan.platform.problem.ProblemException;

/** Imports over HTTP, the same at every service that owns documents. */
@Path("/imports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({EDITOR, ARCHIVIST})
@Tag(name = "Imports", description = "Imports of files, dry runs and reversals")
public class ImportResource {
    private static final String THE_ID = "The import's id";

    @Inject
    Imports imports;

    @Inject
    ImportTypes types;

    @POST
    @Consumes({ImportFile.CSV, ImportFile.XLSX, ImportFile.JSON_LINES, ImportFile.NDJSON})
    @Operation(operationId = "createImport", summary = "Import a file", description = """
                    Imports up to 10,000 documents: a table (CSV in the shape of the export, or the template as .xlsx), or \
                    JSON Lines with one document a line. A document is found by its id, or by externalId within your \
                    organisations: it is new, changed or unchanged, so that a file can be sent again. By default nothing is \
                    written (dryRun=true). What happens to one document does not depend on the others. The response waits up \
                    to three seconds for the end; read the import until it is DONE.""")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = ImportFile.CSV,
                        schema = @Schema(type = SchemaType.STRING, maxLength = 20_971_520)),
                @Content(
                        mediaType = ImportFile.XLSX,
                        schema = @Schema(type = SchemaType.STRING, format = "binary", maxLength = 20_971_520)),
                @Content(
                        mediaType = ImportFile.JSON_LINES,
                        schema = @Schema(type = SchemaType.STRING, maxLength = 20_971_520))
            })
    @APIResponseSchema(value = ImportView.class, responseCode = "202", responseDescription = "The import")
    public Response create(
            @BeanParam ImportQuery query,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String mediaType,
            byte[] file) {
        record Named(DocumentType<?, ?> type, ImportQuery.Asked asked) {}
        var named = ProblemException.reading(
                violations -> new Named(types.ofKind(query.kind, violations), query.asked(violations)));
        return imports.create(named.type(), named.asked(), mediaType, file).toResponse();
    }

    @GET
    @Path("/{importId}")
    @Operation(
            operationId = "getImport",
            extensions = @Extension(name = "x-no-entity-tag", value = "true"),
            summary = "Read an import",
            description = """
                    Tells how far the import is, and how many documents have which outcome. Imports are kept for 30 days. As \
                    text/event-stream it is followed: each new state is an event (progress) until DONE, FAILED or REVERSED. A \
                    comment every 15 seconds keeps the connection open. The stream also ends with the token; it is resumed by \
                    Last-Event-ID.""")
    @Parameter(
            name = HttpHeaders.LAST_EVENT_ID_HEADER,
            in = ParameterIn.HEADER,
            description = "Id of the last event, as EventSource sends it",
            schema = @Schema(type = SchemaType.STRING, maxLength = 100))
    @APIResponse(
            responseCode = "200",
            description = "The import",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ImportView.class)),
                @Content(
                        mediaType = MediaType.SERVER_SENT_EVENTS,
                        schema =
                                @Schema(
                                        type = SchemaType.STRING,
                                        description = "Events whose data are a DocumentImport"))
            })
    @APIResponse(responseCode = "204", description = "The client has the last event, so EventSource stops")
    public RestResponse<ImportView> get(
            @RestPath
                    @Parameter(
                            description = THE_ID,
                            schema = @Schema(type = SchemaType.STRING, pattern = ImportTypes.ID, maxLength = 80))
                    String importId) {
        return StoredResponse.ok(imports.find(importId));
    }

    @GET
    @Path("/{importId}/documents")
    @Operation(
            operationId = "listImportedDocuments",
            extensions = @Extension(name = "x-no-entity-tag", value = "true"),
            summary = "List what became of the documents",
            description =
                    "Lists the documents of the file in its order, with their outcomes: what differs, or why one was refused.")
    @APIResponse(responseCode = "200", description = "One page of documents")
    public RestResponse<Page<ImportedDocumentView>> documents(
            @RestPath
                    @Parameter(
                            description = THE_ID,
                            schema = @Schema(type = SchemaType.STRING, pattern = ImportTypes.ID, maxLength = 80))
                    String importId,
            @QueryParam("outcome")
                    @Parameter(
                            description = "Only documents with this outcome",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {
                                                "CREATED",
                                                "CHANGED",
                                                "UNCHANGED",
                                                "REFUSED",
                                                "DOUBLED",
                                                "REVERSED"
                                            }))
                    String outcome,
            @BeanParam PageQuery page,
            @Context UriInfo uri) {
        record Asked(ImportedDocumentView.Outcome outcome, PageQuery.Numbers page) {}
        var asked = ProblemException.reading(violations -> new Asked(
                QueryParameters.constant("outcome", outcome, ImportedDocumentView.Outcome.class, violations),
                page.numbers(violations)));
        return StoredResponse.ok(imports.documents(importId, asked.outcome(), asked.page(), uri));
    }

    @POST
    @Path("/{importId}/reversals")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "reverseImport",
            summary = "Undo an import",
            description =
                    "Deletes its new drafts, withdraws its new publications, and gives changed documents their former"
                            + " content, if nobody has edited any of them since (409).")
    @APIResponseSchema(value = ImportView.class, responseCode = "202", responseDescription = "The import")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response reverse(
            @RestPath
                    @Parameter(
                            description = THE_ID,
                            schema = @Schema(type = SchemaType.STRING, pattern = ImportTypes.ID, maxLength = 80))
                    String importId) {
        return imports.reverse(importId).toResponse();
    }

    @GET
    @Path("/template.xlsx")
    @Produces(ImportFile.XLSX)
    @Operation(
            operationId = "getImportTemplate",
            extensions = @Extension(name = "x-no-entity-tag", value = "true"),
            summary = "Download the template",
            description =
                    "Returns an empty spreadsheet with the headings in Swedish, lists of the values of a cell, and help.")
    @APIResponse(
            responseCode = "200",
            description = "The spreadsheet",
            content =
                    @Content(
                            mediaType = ImportFile.XLSX,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response template(
            @QueryParam("kind")
                    @Parameter(
                            description = "What the documents are",
                            schema = @Schema(type = SchemaType.STRING, pattern = "^[A-Z_]+$", maxLength = 30))
                    String kind) {
        var type = ProblemException.reading(violations -> types.ofKind(kind, violations));
        var table = type.table().orElseThrow(() -> ProblemException.notFound("Only JSON Lines hold such documents"));
        return Response.ok(new TableTemplate(table).xlsx())
                .header(HttpHeaders.CACHE_CONTROL, StoredResponse.NO_STORE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"samverkan-mall.xlsx\"")
                .build();
    }
}
