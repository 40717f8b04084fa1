package se.samverkan.gateway.pages.embed;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import se.samverkan.gateway.document.ResponseBody;
import se.samverkan.gateway.http.PublicResponses;
import se.samverkan.gateway.pages.PageRenderer;
import se.samverkan.platform.http.RequestPipeline;
import se.samverkan.web.Embeddable;
import se.samverkan.web.Language;

/** Tells a content management system how to embed a page of a municipality or a promise (oEmbed 1.0). */
@ApplicationScoped
class OEmbedRoute {
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
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
                .put("html", Embeddable.frame(renderer.site(), frame, Integer.toString(width), height));
        var body = ResponseBody.of(answer.encode().getBytes(StandardCharsets.UTF_8));
        responses.send(context.request(), body, JSON);
    }

    /** The path of the frame of a page of this site; null for every other address. */
    private String frame(String url) {
        if (!url.startsWith(renderer.site() + "/")) {
            return null;
        }
        return Embeddable.at(url.substring(renderer.site().length()))
                .map(OEmbedRoute::path)
                .orElse(null);
    }

    private static String path(Embeddable embeddable) {
        return "/embed/" + embeddable.fragment() + ".html?" + embeddable.parameter() + "=" + embeddable.value()
                + "&frame=1" + (embeddable.language() == Language.ENGLISH ? "&language=en" : "");
    }

    private static int limit(RoutingContext context, String name, int usual) {
        var text = context.queryParams().get(name);
        try {
            return text == null ? usual : Math.clamp(Integer.parseInt(text), 1, usual);
        } catch (NumberFormatException e) {
            return usual;
        }
    }
}
