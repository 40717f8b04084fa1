package se.samverkan.gateway.feed;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The feeds and the calendar of a county over HTTP. They ignore Accept: readers of feeds send many values. */
@Path("/counties")
// All changes are looked at.
@RunOnVirtualThread
@Tag(name = "Feeds", description = FeedResponses.TAG)
public class CountyFeedResource {
    private final FeedResponses responses;

    CountyFeedResource(FeedResponses responses) {
        this.responses = responses;
    }

    @GET
    @Path("/{county}/feed.atom")
    @Operation(
            operationId = "getCountyFeed",
            summary = "Read the Atom feed of a county",
            description = FeedResponses.ATOM)
    @APIResponse(
            responseCode = "200",
            description = "The feed",
            content =
                    @Content(
                            mediaType = AtomFeed.MEDIA_TYPE,
                            schema = @Schema(type = SchemaType.STRING, maxLength = FeedResponses.MAX_LENGTH)))
    public Response atom(
            @RestPath @Parameter(description = "County code (SCB, Statistics Sweden), two digits") String county,
            @Context HttpServerRequest request) {
        return responses.atom(FeedArea.county(county), request);
    }

    @GET
    @Path("/{county}/feed.json")
    @Operation(
            operationId = "getCountyJsonFeed",
            summary = "Read the JSON feed of a county",
            description = FeedResponses.JSON)
    @APIResponse(
            responseCode = "200",
            description = "The feed",
            content = @Content(mediaType = JsonFeed.MEDIA_TYPE, schema = @Schema(ref = FeedResponses.SCHEMA)))
    public Response json(
            @RestPath @Parameter(description = "County code (SCB, Statistics Sweden), two digits") String county,
            @Context HttpServerRequest request) {
        return responses.json(FeedArea.county(county), request);
    }

    @GET
    @Path("/{county}/calendar.ics")
    @Operation(
            operationId = "getCountyCalendar",
            summary = "Read the calendar of a county",
            description = FeedResponses.CALENDAR)
    @APIResponse(
            responseCode = "200",
            description = "The calendar",
            content =
                    @Content(
                            mediaType = ICalendar.MEDIA_TYPE,
                            schema = @Schema(type = SchemaType.STRING, maxLength = FeedResponses.MAX_LENGTH)))
    public Response calendar(
            @RestPath @Parameter(description = "County code (SCB, Statistics Sweden), two digits") String county,
            @Context HttpServerRequest request) {
        return responses.calendar(FeedArea.county(county), request);
    }
}
