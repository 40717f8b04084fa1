package se.samverkan.gateway.statistics;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.document.ResponseBody;
import se.samverkan.gateway.http.CsvDialect;
import se.samverkan.gateway.http.PublicResponses;
import se.samverkan.gateway.http.ResponseCache;
import se.samverkan.gateway.http.ResponseFormat;
import se.samverkan.gateway.index.PromiseStatistics;
import se.samverkan.gateway.statistics.StatisticsQuery.Parsed;
import se.samverkan.gateway.statistics.StatisticsResult.Figures;
import se.samverkan.gateway.statistics.StatisticsResult.Group;
import se.samverkan.platform.http.Link;
import se.samverkan.platform.http.Page;
import se.samverkan.platform.problem.ProblemException;

/** Statistics over HTTP. */
@Path("/statistics")
@NonBlocking
@Tag(name = "Statistics", description = "Statistics about promises")
public class StatisticsResource {
    /** What the contract allows in a list; only two groupings come near it. */
    private static final int MAX_GROUPS = 10_000;

    @Inject
    PromiseStatistics statistics;

    @Inject
    DocumentRenderer renderer;

    @Inject
    PublicResponses responses;

    @Inject
    ResponseCache cache;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getStatistics",
            summary = "Count promises and their outcomes",
            description = "Returns the number of promises, their commitments and activities by outcome, the number of"
                    + " promises with a published follow-up, and the number of assessable targets that were met, by one"
                    + " grouping or by two: groupBy=county and thenBy=year give the time series of every county. A"
                    + " promise of several years, municipalities or counties is counted in each of them. Also available"
                    + " as text/csv.")
    @APIResponse(
            responseCode = "200",
            description = "The statistics",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = StatisticsResult.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING, maxLength = 10_000_000))
            })
    public Response json(@BeanParam StatisticsQuery query, @Context UriInfo uri, @Context HttpServerRequest request) {
        return response(query.parse(ResponseFormat.json), uri, request);
    }

    @GET
    @Produces(CsvDialect.IF_ASKED)
    @Operation(hidden = true)
    public Response csv(@BeanParam StatisticsQuery query, @Context UriInfo uri, @Context HttpServerRequest request) {
        return response(query.parse(ResponseFormat.csv), uri, request);
    }

    private Response response(Parsed query, UriInfo uri, HttpServerRequest request) {
        if (query.table() == null) {
            return responses.of(
                    cache.load(request.uri(), () -> ResponseBody.of(renderer.bytes(result(query, uri)))), request);
        }
        return responses.file(
                cache.get("csv " + request.uri(), () -> table(query, uri)),
                "samverkan-statistics.csv",
                CsvDialect.MEDIA_TYPE,
                request);
    }

    private ResponseBody table(Parsed query, UriInfo uri) {
        return ResponseBody.of(new StatisticsTable(result(query, uri)).csv(query.table()));
    }

    private StatisticsResult result(Parsed query, UriInfo uri) {
        var self = Page.address(uri, renderer.publicAddress(), Map.of());
        return new StatisticsResult(
                Map.of("self", Link.get("self", self)),
                query.groupBy(),
                query.thenBy(),
                query.filter().asOf(),
                Figures.of(statistics.total(query.filter(), query.theme())),
                query.thenBy() == null ? groups(query) : pairs(query));
    }

    private List<Group> groups(Parsed query) {
        var groups = new ArrayList<Group>();
        statistics
                .groups(query.filter(), query.theme(), query.groupBy())
                .forEach((key, counts) -> groups.add(Group.of(query.groupBy(), key, Figures.of(counts))));
        return groups;
    }

    private List<Group> pairs(Parsed query) {
        var counted = statistics.groups(query.filter(), query.theme(), query.groupBy(), query.thenBy());
        if (counted.size() > MAX_GROUPS) {
            throw ProblemException.badRequest(
                    "thenBy",
                    "gives more than " + MAX_GROUPS + " groups: filter by county, policeRegion, year or theme");
        }
        var groups = new ArrayList<Group>(counted.size());
        counted.forEach(
                (keys, counts) -> groups.add(Group.of(query.groupBy(), query.thenBy(), keys, Figures.of(counts))));
        return groups;
    }
}
