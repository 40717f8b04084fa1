package se.samverkan.documents;

import static se.samverkan.owner.caller.Caller.ADMIN;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import se.samverkan.documents.audit.AuditEntry;
import se.samverkan.documents.history.PatchOperation;
import se.samverkan.documents.history.RedactionRequest;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.kind.VersionSummary.VersionPage;
import se.samverkan.domain.query.CursorQuery;
import se.samverkan.domain.query.PageQuery;
import se.samverkan.domain.query.QueryParameters;
import se.samverkan.platform.http.Page;
import se.samverkan.platform.problem.ProblemException;

/** The endpoints that every kind's resource inherits: versions, redactions and audit entries. */
public interface HistoryEndpoints {
    /** The media type of a JSON Patch (RFC 6902). */
    String JSON_PATCH = "application/json-patch+json";

    DocumentType<?, ?> type();

    HistoryService records();

    @GET
    @Path("/{id}/versions")
    @Operation(
            summary = "List the versions",
            description = "Lists every version with its place in the hash chain, oldest first, on one page.")
    @APIResponseSchema(value = VersionPage.class, responseDescription = "The versions", responseCode = "200")
    default Response versions(UUID id, @Context Request request) {
        return records().versions(type(), id, request);
    }

    @GET
    @Path("/{id}/versions/{number}")
    @Operation(
            summary = "Read a version",
            description = "Returns a version as it was published, in canonical JSON (RFC 8785). The SHA-256 of the body"
                    + " is the version's contentHash, unless a text was redacted.")
    @APIResponse(
            responseCode = "200",
            description = "The version",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    default Response version(
            UUID id,
            @RestPath
                    @Parameter(
                            description = "Number of the version",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
                    int number,
            @Context Request request) {
        return records().version(type(), id, number, request);
    }

    @GET
    @Path("/{id}/versions/{number}/changes")
    @Operation(
            summary = "Compare versions",
            description = "Returns the changes from the previous version, or from another one, to this version (JSON"
                    + " Patch, RFC 6902).")
    @APIResponse(
            responseCode = "200",
            description = "The changes",
            content = @Content(mediaType = JSON_PATCH, schema = @Schema(implementation = PatchOperation[].class)))
    default Response changes(
            UUID id,
            @RestPath
                    @Parameter(
                            description = "Number of the version",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
                    int number,
            @QueryParam("from")
                    @Parameter(
                            description = "The version to compare with: the previous version by default, 0 for an empty"
                                    + " document",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "0"))
                    String from,
            @Context Request request) {
        int before = from == null
                ? number - 1
                : ProblemException.reading(v -> QueryParameters.number("from", from, 0, Integer.MAX_VALUE, v));
        return records().changes(type(), id, before, number, request);
    }

    @POST
    @Path("/{id}/redactions")
    @RolesAllowed(ADMIN)
    @SecurityRequirement(name = "bearer", scopes = ADMIN)
    @Operation(
            summary = "Redact",
            description = "Removes texts, such as a person's name, from every version, the working copy, the events and"
                    + " the index, wherever a member of the same name has the same text. The hashes stay: each"
                    + " version states that a text was redacted, where and why.")
    @APIResponse(
            responseCode = "200",
            description = "The document as its parties read it now",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    default Response redact(
            UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull RedactionRequest redaction) {
        return records().redact(type(), id, ifMatch, redaction);
    }

    @GET
    @Path("/{id}/audit-entries")
    @RolesAllowed(ADMIN)
    @SecurityRequirement(name = "bearer", scopes = ADMIN)
    @Operation(
            extensions = @Extension(name = "x-no-entity-tag", value = "true"),
            summary = "List the audit log",
            description =
                    "Lists every change of the document and every refused request, newest first, for the admins of"
                            + " its parties.")
    @APIResponse(responseCode = "200", description = "One page of audit entries")
    default RestResponse<Page<AuditEntry>> auditEntries(
            UUID id, @BeanParam PageQuery page, @BeanParam CursorQuery cursor, @Context UriInfo uri) {
        return records().audit(type(), id, page, cursor, uri);
    }
}
