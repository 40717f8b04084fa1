package se.samverkan.gateway.changes;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.samverkan.domain.query.QueryParameters;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.document.JsonComposer;
import se.samverkan.gateway.document.ResponseBody;
import se.samverkan.gateway.http.PublicResponses;
import se.samverkan.platform.http.Link;
import se.samverkan.platform.http.Page;
import se.samverkan.platform.problem.ProblemException;

/** The changes of public documents over HTTP: page by page, or as Server-Sent Events. */
@Path("/changes")
@NonBlocking
@Tag(name = "Changes", description = "What became public, changed or was withdrawn, in the order in which it happened")
public class ChangesResource {
    private static final int MAX_LIMIT = 1_000;
    private static final int MAX_WAIT_SECONDS = 30;
    private static final int PART = 100;
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final long RETRY_MS = 3_000;

    private final ChangeFeed feed;
    private final ChangeRenderer changes;
    private final DocumentRenderer renderer;
    private final PublicResponses responses;

    ChangesResource(ChangeFeed feed, ChangeRenderer changes, DocumentRenderer renderer, PublicResponses responses) {
        this.feed = feed;
        this.changes = changes;
        this.renderer = renderer;
        this.responses = responses;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listChanges",
            summary = "List the changes behind a cursor",
            description = "The newest change of every document that changed behind the cursor, oldest first, in order"
                    + " for each document; earlier changes of the same document may be left out, and a change may come"
                    + " again. Filters look at the newest state: a document whose municipalities or parties change may"
                    + " leave a filter without a change. Without a cursor it is everything. A cursor holds at every gateway and never expires;"
                    + " a 410 asks to start again. Follow _links.next, with wait if upToDate is true.")
    @APIResponseSchema(value = ChangePage.class, responseDescription = "The changes")
    @APIResponse(responseCode = "410", ref = "CursorGone")
    public Uni<Response> list(
            @BeanParam ChangeQuery query,
            @Parameter(
                            description = "Maximum number of changes",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "1000",
                                            defaultValue = "100"))
                    @QueryParam("limit")
                    String limit,
            @Parameter(
                            description = "Seconds to wait for a change if there is none yet",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "0",
                                            maximum = "30",
                                            defaultValue = "0"))
                    @QueryParam("wait")
                    String wait,
            @Context UriInfo uri,
            @Context HttpServerRequest request) {
        record Asked(ChangeFilter filter, int limit, Duration time) {}
        var asked = ProblemException.reading(violations -> new Asked(
                query.filter(violations),
                limit == null ? PART : QueryParameters.number("limit", limit, 1, MAX_LIMIT, violations),
                Duration.ofSeconds(
                        wait == null ? 0 : QueryParameters.number("wait", wait, 0, MAX_WAIT_SECONDS, violations))));
        var time = request.method().equals(HttpMethod.HEAD) ? Duration.ZERO : asked.time();
        return feed.await(feed.cursor(query.after), asked.filter(), asked.limit(), time)
                .map(part -> responses.unshared(page(part, query, uri), request));
    }

    private ResponseBody page(ChangeFeed.Part part, ChangeQuery query, UriInfo uri) {
        var links = new LinkedHashMap<String, Link>();
        links.put("self", link("self", uri, query.after == null ? "" : query.after));
        links.put("next", link("next", uri, part.next().toString()));
        links.put("last", link("last", uri, feed.end().toString()));
        return new JsonComposer()
                .member(
                        "_meta",
                        renderer.bytes(new ChangePage.Meta(part.changes().size(), part.upToDate())))
                .member("_links", renderer.bytes(links))
                .items(
                        "items",
                        part.changes().stream()
                                .map(change -> changes.json(change, query.isEmbedding()))
                                .toList())
                .body();
    }

    private Link link(String rel, UriInfo uri, String after) {
        return Link.get(rel, Page.address(uri, renderer.publicAddress(), Map.of("after", after)));
    }

    @GET
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "streamChanges",
            extensions = @Extension(name = "x-no-entity-tag", value = "true"),
            summary = "Follow the changes as Server-Sent Events",
            description = "The data of each event is a change, its id the cursor: EventSource resumes by Last-Event-ID,"
                    + " which counts more than after. A comment every 15 seconds keeps the connection open. A reader"
                    + " that is too slow is cut off, and goes on by its cursor.")
    @APIResponse(
            responseCode = "200",
            description = "The changes, until either side closes",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(type = SchemaType.STRING, description = "Events whose data are a Change")))
    @APIResponse(responseCode = "410", ref = "CursorGone")
    public Multi<OutboundSseEvent> stream(
            @BeanParam ChangeQuery query,
            @Parameter(
                            description = "Cursor of the last event, as EventSource sends it",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 1000))
                    @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER)
                    String lastEventId,
            @Context Sse sse,
            @Context HttpServerRequest request) {
        var filter = ProblemException.reading(query::filter);
        var after = feed.cursor(lastEventId == null ? query.after : lastEventId);
        var begin = sse.newEventBuilder()
                .comment("")
                .reconnectDelay(RETRY_MS)
                .id(after.toString())
                .build();
        var events = feed.follow(after, filter, PART, HEARTBEAT)
                .onItem()
                .transformToMultiAndConcatenate(part -> events(part, query, sse, request));
        // Quarkus REST ignores the headers of a RestMulti of events.
        request.response()
                .putHeader("Cache-Control", "no-cache")
                // A proxy that buffers would hold the events back.
                .putHeader("X-Accel-Buffering", "no");
        return request.method().equals(HttpMethod.HEAD)
                ? Multi.createFrom().empty()
                : Multi.createBy().concatenating().streams(Multi.createFrom().item(begin), events);
    }

    /** The changes; a comment with the cursor if there are none. */
    private Multi<OutboundSseEvent> events(
            ChangeFeed.Part part, ChangeQuery query, Sse sse, HttpServerRequest request) {
        if (part.changes().isEmpty()) {
            var heartbeat = sse.newEventBuilder().comment("").id(part.next().toString());
            return Multi.createFrom().item(heartbeat.build());
        }
        return Multi.createFrom()
                .iterable(part.changes())
                .map(change -> sse.newEventBuilder()
                        .id(change.behind().toString())
                        .data(responses.onAddressOf(request, changes.json(change, query.isEmbedding())))
                        .build());
    }
}
