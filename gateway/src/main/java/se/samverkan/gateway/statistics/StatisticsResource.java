package se.samverkan.gateway.statistics;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.samverkan.domain.query.DocumentFilter;
import se.samverkan.domain.query.FilterQuery;
import se.samverkan.domain.query.QueryParameters;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.document.ResponseBody;
import se.samverkan.gateway.http.CsvDialect;
import se.samverkan.gateway.http.PublicResponses;
import se.samverkan.gateway.http.ResponseCache;
import se.samverkan.gateway.index.Grouping;
import se.samverkan.gateway.index.PromiseStatistics;
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
    /** CSV with a lower quality, so that the default is JSON. */
    private static final String CSV_IF_ASKED = CsvDialect.MEDIA_TYPE + ";qs=0.5";

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
                    + " promises with a published follow-up, and the number of assessable targets that were met. Also"
                    + " available as text/csv.")
    @APIResponse(
            responseCode = "200",
            description = "The statistics",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = StatisticsResult.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING, maxLength = 10_000_000))
            })
    public Response json(
            @Parameter(
                            description = "Grouping of the figures",
                            required = true,
                            schema = @Schema(implementation = Grouping.class))
                    @QueryParam("groupBy")
                    String groupBy,
            @Parameter(description = "Only promises with this theme: the whole theme, case-insensitive")
                    @QueryParam("theme")
                    String theme,
            @Parameter(
                            description = "CSV dialect of text/csv; rfc4180 by default",
                            schema = @Schema(implementation = CsvDialect.class))
                    @QueryParam("dialect")
                    String dialect,
            @BeanParam FilterQuery query,
            @Context UriInfo uri,
            @Context HttpServerRequest request) {
        Supplier<ResponseBody> counts =
                () -> ResponseBody.of(renderer.bytes(result(parse(groupBy, theme, dialect, query), uri)));
        return responses.of(cache.load(request.uri(), counts), request);
    }

    @GET
    @Produces(CSV_IF_ASKED)
    @Operation(hidden = true)
    public Response csv(
            @QueryParam("groupBy") String groupBy,
            @QueryParam("theme") String theme,
            @QueryParam("dialect") String dialect,
            @BeanParam FilterQuery query,
            @Context UriInfo uri,
            @Context HttpServerRequest request) {
        var parsed = parse(groupBy, theme, dialect, query);
        var table = new StatisticsTable(result(parsed, uri));
        return responses.of(ResponseBody.of(table.csv(parsed.dialect)), CsvDialect.MEDIA_TYPE, request);
    }

    /** The parsed parameters; only CSV uses the dialect, but an unknown one is refused for JSON too. */
    private record Query(DocumentFilter filter, String theme, Grouping grouping, CsvDialect dialect) {}

    private static Query parse(String groupBy, String theme, String dialect, FilterQuery query) {
        return ProblemException.reading(violations -> new Query(
                query.filter(violations), theme, grouping(groupBy, violations), CsvDialect.of(dialect, violations)));
    }

    private static Grouping grouping(String groupBy, BiConsumer<String, String> violations) {
        if (groupBy == null) {
            violations.accept("groupBy", "is missing: give one of " + List.of(Grouping.values()));
        }
        return QueryParameters.constant("groupBy", groupBy, Grouping.class, violations);
    }

    private StatisticsResult result(Query parsed, UriInfo uri) {
        var grouping = parsed.grouping;
        var groups = new ArrayList<Group>();
        statistics
                .groups(parsed.filter, parsed.theme, grouping)
                .forEach((key, counts) ->
                        groups.add(new Group(key, key == null ? null : grouping.name(key), Figures.of(counts))));
        var self = Page.address(uri, renderer.publicAddress(), Map.of());
        return new StatisticsResult(
                Map.of("self", Link.get("self", self)),
                grouping,
                parsed.filter.asOf(),
                Figures.of(statistics.total(parsed.filter, parsed.theme)),
                groups);
    }
}
