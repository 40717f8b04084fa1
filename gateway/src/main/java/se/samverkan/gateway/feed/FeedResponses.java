package se.samverkan.gateway.feed;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.document.ResponseBody;
import se.samverkan.gateway.http.PublicResponses;
import se.samverkan.gateway.http.ResponseCache;

/** The responses of all areas, cached under keys that are no addresses. */
@ApplicationScoped
class FeedResponses {
    static final String TAG = "Feeds and calendars for web sites, feed readers and calendars";
    static final String SCHEMA = "#/components/schemas/JsonFeed";
    static final int MAX_LENGTH = 10_000_000;

    private static final String ENTRIES =
            " The newest 50 changes, newest first: what was published, with the change note of a new version, confirmed,"
                    + " redacted or withdrawn. Of each document the newest change; each change is an entry of its own. Texts"
                    + " are plain text in Swedish; names of officials are left out.";
    static final String ATOM = "Returns an Atom feed (RFC 4287)." + ENTRIES;
    static final String JSON = "Returns a JSON Feed (version 1.1)." + ENTRIES;
    static final String CALENDAR = "Returns a calendar (iCalendar, RFC 5545) of when published agreements, action"
            + " plans and promises begin and end to be valid, and when their planned follow-ups are due, as far as they"
            + " state it. Events are for whole days. A year, month or season without a day is an event of all its days."
            + " At most 2000 events, those of the documents that begin last.";

    private final Feeds feeds;
    private final Calendars calendars;
    private final DocumentRenderer renderer;
    private final ResponseCache cache;
    private final PublicResponses responses;

    FeedResponses(
            Feeds feeds,
            Calendars calendars,
            DocumentRenderer renderer,
            ResponseCache cache,
            PublicResponses responses) {
        this.feeds = feeds;
        this.calendars = calendars;
        this.renderer = renderer;
        this.cache = cache;
        this.responses = responses;
    }

    Response atom(FeedArea area, HttpServerRequest request) {
        return response("atom", area, AtomFeed.MEDIA_TYPE, () -> new AtomFeed(feeds.of(area)).bytes(), request);
    }

    Response json(FeedArea area, HttpServerRequest request) {
        return response("json", area, JsonFeed.MEDIA_TYPE, () -> renderer.bytes(JsonFeed.of(feeds.of(area))), request);
    }

    Response calendar(FeedArea area, HttpServerRequest request) {
        var mediaType = ICalendar.MEDIA_TYPE + ";charset=UTF-8";
        return response("calendar", area, mediaType, () -> calendars.of(area).bytes(), request);
    }

    private Response response(
            String format, FeedArea area, String mediaType, Supplier<byte[]> bytes, HttpServerRequest request) {
        var body = cache.get(format + " " + area.path(), () -> ResponseBody.of(bytes.get()));
        return responses.of(body, mediaType, request);
    }
}
