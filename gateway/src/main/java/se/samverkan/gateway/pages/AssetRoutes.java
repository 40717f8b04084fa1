package se.samverkan.gateway.pages;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import se.samverkan.gateway.document.ResponseBody;
import se.samverkan.gateway.http.PublicResponses;
import se.samverkan.platform.http.RequestPipeline;

/** Responds with the assets, whose addresses change with their contents. */
@ApplicationScoped
public class AssetRoutes {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final Map<String, CharSequence> MEDIA_TYPES = Map.of(
            "css", HttpHeaders.createOptimized("text/css;charset=UTF-8"),
            "js", HttpHeaders.createOptimized("text/javascript;charset=UTF-8"),
            "svg", HttpHeaders.createOptimized("image/svg+xml"),
            "png", HttpHeaders.createOptimized("image/png"));

    private final PageRenderer renderer;
    private final PublicResponses responses;

    AssetRoutes(PageRenderer renderer, PublicResponses responses) {
        this.renderer = renderer;
        this.responses = responses;
    }

    void register(@Observes Router router) {
        renderer.assets().byPath().forEach((path, content) -> {
            var body = ResponseBody.of(content);
            var mediaType = MEDIA_TYPES.get(path.substring(path.lastIndexOf('.') + 1));
            router.route(path)
                    .method(HttpMethod.GET)
                    .method(HttpMethod.HEAD)
                    .order(RequestPipeline.PAGES.order())
                    .handler(context -> responses.send(context.request(), body, mediaType, FOR_EVER));
        });
    }
}
