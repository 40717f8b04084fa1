package se.samverkan.followup;

import static se.samverkan.owner.caller.Caller.APPROVER;
import static se.samverkan.owner.caller.Caller.ARCHIVIST;
import static se.samverkan.owner.caller.Caller.EDITOR;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import se.samverkan.documents.DocumentSearch;
import se.samverkan.documents.DocumentService;
import se.samverkan.documents.HistoryEndpoints;
import se.samverkan.documents.HistoryService;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.kind.WithdrawalRequest;
import se.samverkan.domain.query.AsOf;
import se.samverkan.domain.query.CursorQuery;
import se.samverkan.domain.query.ListQuery;
import se.samverkan.owner.idempotency.StoredResponse;
import se.samverkan.platform.http.Page;
import se.samverkan.platform.problem.ProblemException;

/** Activity reports over HTTP. */
@Path("/activity-reports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(
        name = "Activity reports",
        description = "Activity reports: what was done on each occasion of an activity during the year")
public class ActivityReportResource implements HistoryEndpoints {
    @Inject
    DocumentService documents;

    @Inject
    DocumentSearch search;

    @Inject
    ActivityReports activityReports;

    @Inject
    HistoryService records;

    @Override
    public DocumentType<ActivityReportContent, ActivityReportView> type() {
        return activityReports;
    }

    @Override
    public HistoryService records() {
        return records;
    }

    @GET
    @Operation(
            operationId = "listActivityReports",
            summary = "List activity reports",
            description = "Lists published documents. A token adds the drafts of its organisations.")
    @APIResponse(responseCode = "200", description = "One page of activity reports")
    public RestResponse<Page<ActivityReportView>> list(
            @BeanParam ListQuery query, @BeanParam CursorQuery cursor, @Context UriInfo uri) {
        return StoredResponse.ok(search.list(activityReports, query, cursor, uri));
    }

    @POST
    @RolesAllowed({EDITOR, ARCHIVIST})
    @Operation(
            operationId = "createActivityReport",
            summary = "Create an activity report",
            description =
                    "Creates an activity report and publishes it immediately as version 1. Activity reports need no"
                            + " approvals.")
    @APIResponseSchema(
            value = ActivityReportView.class,
            responseCode = "201",
            responseDescription = "The new activity report")
    public Response create(@Valid @NotNull ActivityReportContent content) {
        return documents.create(activityReports, content, true).toResponse();
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getActivityReport",
            summary = "Read an activity report",
            description = "Returns the published version. A party with a token gets the working copy.")
    @APIResponseSchema(
            value = ActivityReportView.class,
            responseCode = "200",
            responseDescription = "The activity report")
    public Response get(UUID id, @BeanParam AsOf asOf) {
        return search.find(activityReports, id, ProblemException.reading(asOf::day))
                .toResponse();
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({EDITOR, ARCHIVIST})
    @Operation(
            operationId = "replaceActivityReport",
            summary = "Correct an activity report",
            description = "Corrects the activity report and publishes the correction immediately as the next version.")
    @APIResponseSchema(
            value = ActivityReportView.class,
            responseCode = "200",
            responseDescription = "The activity report as it is now")
    public Response replace(
            UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull ActivityReportContent content) {
        return documents.replace(activityReports, id, ifMatch, content).toResponse();
    }

    @POST
    @Path("/{id}/withdrawals")
    @RolesAllowed(APPROVER)
    @Operation(
            operationId = "withdrawActivityReport",
            summary = "Withdraw",
            description = "Withdraws the activity report. Public requests for it then get 410 with the explanation.")
    @APIResponseSchema(
            value = ActivityReportView.class,
            responseCode = "200",
            responseDescription = "The withdrawn activity report, for its parties")
    public Response withdraw(
            UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull WithdrawalRequest withdrawal) {
        return documents.withdraw(activityReports, id, ifMatch, withdrawal).toResponse();
    }
}
