package se.samverkan.gateway.pages.embed;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import se.samverkan.gateway.document.ResponseBody;
import se.samverkan.gateway.http.PublicResponses;
import se.samverkan.gateway.pages.PageRenderer;
import se.samverkan.platform.http.RequestPipeline;

/** Tells a content management system how to embed a page of a municipality or a promise (oEmbed 1.0). */
@ApplicationScoped
class OEmbedRoute {
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final Pattern MUNICIPALITY =
            Pattern.compile("(?:/kommuner|(/en)/municipalities)/(\\d{4})(?:-[a-z0-9-]*)?");
    private static final Pattern PROMISE = Pattern.compile("(?:/loften|(/en)/promises)/([0-9a-f-]{36})");
    private static final int WIDTH = 640;
    private static final int HEIGHT = 800;

    private final PageRenderer renderer;
    private final PublicResponses responses;

    OEmbedRoute(PageRenderer renderer, PublicResponses responses) {
        this.renderer = renderer;
        this.responses = responses;
    }

    void register(@Observes Router router) {
        router.route("/oembed")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(RequestPipeline.PAGES.order())
                .handler(this::respond);
    }

    private void respond(RoutingContext context) {
        var format = context.queryParams().get("format");
        if (format != null && !format.equals("json")) {
            // The status that oEmbed asks for.
            context.fail(501);
            return;
        }
        var url = context.queryParams().get("url");
        var frame = url == null ? null : frame(url);
        if (frame == null) {
            context.fail(404);
            return;
        }
        var width = limit(context, "maxwidth", WIDTH);
        var height = limit(context, "maxheight", HEIGHT);
        var answer = new JsonObject()
                .put("version", "1.0")
                .put("type", "rich")
                .put("provider_name", "Samverkan")
                .put("provider_url", renderer.site())
                .put("cache_age", 3_600)
                .put("width", width)
                .put("height", height)
                .put(
                        "html",
                        "<iframe src=\"%s\" title=\"Samverkan\" width=\"%d\" height=\"%d\" loading=\"lazy\"></iframe>"
                                .formatted(frame.replace("&", "&amp;"), width, height));
        var body = ResponseBody.of(answer.encode().getBytes(StandardCharsets.UTF_8));
        responses.send(context.request(), body, body.buffer(), JSON);
    }

    /** The frame of a page of this site; null for every other address. */
    private String frame(String url) {
        if (!url.startsWith(renderer.site() + "/")) {
            return null;
        }
        var path = url.substring(renderer.site().length());
        var municipality = MUNICIPALITY.matcher(path);
        if (municipality.matches()) {
            return address("overview", "municipality", municipality.group(2), municipality.group(1));
        }
        var promise = PROMISE.matcher(path);
        return promise.matches() ? address("progress", "promise", promise.group(2), promise.group(1)) : null;
    }

    private String address(String fragment, String parameter, String value, String english) {
        return renderer.site() + "/embed/" + fragment + ".html?" + parameter + "=" + value + "&frame=1"
                + (english == null ? "" : "&language=en");
    }

    private static int limit(RoutingContext context, String name, int usual) {
        var text = context.queryParams().get(name);
        try {
            return text == null ? usual : Math.clamp(Integer.parseInt(text), 200, usual);
        } catch (NumberFormatException e) {
            return usual;
        }
    }
}
