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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The feeds and the calendar of the country over HTTP. They ignore Accept: readers of feeds send many values. */
@Path("/")
// All changes are looked at.
@RunOnVirtualThread
@Tag(name = "Feeds", description = FeedResponses.TAG)
public class NationalFeedResource {
    private final FeedResponses responses;

    NationalFeedResource(FeedResponses responses) {
        this.responses = responses;
    }

    @GET
    @Path("/feed.atom")
    @Operation(
            operationId = "getNationalFeed",
            summary = "Read the Atom feed of the country",
            description = FeedResponses.ATOM)
    @APIResponse(
            responseCode = "200",
            description = "The feed",
            content =
                    @Content(
                            mediaType = AtomFeed.MEDIA_TYPE,
                            schema = @Schema(type = SchemaType.STRING, maxLength = FeedResponses.MAX_LENGTH)))
    public Response atom(@Context HttpServerRequest request) {
        return responses.atom(FeedArea.NATION, request);
    }

    @GET
    @Path("/feed.json")
    @Operation(
            operationId = "getNationalJsonFeed",
            summary = "Read the JSON feed of the country",
            description = FeedResponses.JSON)
    @APIResponse(
            responseCode = "200",
            description = "The feed",
            content = @Content(mediaType = JsonFeed.MEDIA_TYPE, schema = @Schema(ref = FeedResponses.SCHEMA)))
    public Response json(@Context HttpServerRequest request) {
        return responses.json(FeedArea.NATION, request);
    }

    @GET
    @Path("/calendar.ics")
    @Operation(
            operationId = "getNationalCalendar",
            summary = "Read the calendar of the country",
            description = FeedResponses.CALENDAR)
    @APIResponse(
            responseCode = "200",
            description = "The calendar",
            content =
                    @Content(
                            mediaType = ICalendar.MEDIA_TYPE,
                            schema = @Schema(type = SchemaType.STRING, maxLength = FeedResponses.MAX_LENGTH)))
    public Response calendar(@Context HttpServerRequest request) {
        return responses.calendar(FeedArea.NATION, request);
    }
}
