package se.samverkan.gateway.pages.embed;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import se.samverkan.gateway.document.ResponseBody;
import se.samverkan.gateway.http.PublicResponses;
import se.samverkan.platform.http.RequestPipeline;
import se.samverkan.web.Assets;

/** Responds with the script for other sites, whose address never changes. */
@ApplicationScoped
class EmbedScriptRoute {
    private static final CharSequence SCRIPT = HttpHeaders.createOptimized("text/javascript;charset=UTF-8");
    private static final String HOUR = "public, max-age=3600, stale-while-revalidate=86400";

    private final PublicResponses responses;

    EmbedScriptRoute(PublicResponses responses) {
        this.responses = responses;
    }

    void register(@Observes Router router) {
        var script = ResponseBody.of(Assets.embedScript());
        router.route("/embed.js")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(RequestPipeline.PAGES.order())
                .handler(context -> responses.send(context.request(), script, SCRIPT, HOUR));
    }
}
