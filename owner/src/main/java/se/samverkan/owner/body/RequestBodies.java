package se.samverkan.owner.body;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import se.samverkan.platform.body.BodyLimits;
import se.samverkan.platform.body.RequestBody;
import se.samverkan.platform.http.RequestPipeline;

/**
 * Reads the bodies of requests to an owner before Quarkus does, which refuses a chunked one over the limit with an empty
 * response, and waits for ever for one that is empty. The gateway reads bodies when it forwards them.
 */
@ApplicationScoped
class RequestBodies {
    @Inject
    BodyLimits limits;

    void register(@Observes Router router) {
        var ofDocuments = BodyHandler.create(false).setBodyLimit(limits.ofDocument());
        var ofFiles = BodyHandler.create(false).setBodyLimit(limits.ofFile());
        router.route()
                .order(RequestPipeline.BODIES.order())
                .handler(context -> {
                    if (RequestBody.isAnnounced(context.request())) {
                        (limits.isFile(context.request()) ? ofFiles : ofDocuments).handle(context);
                    } else {
                        context.next();
                    }
                })
                .handler(RequestBodies::check);
    }

    private static void check(RoutingContext context) {
        var fault = RequestBody.isAnnounced(context.request())
                ? RequestBody.fault(context.request(), context.body().buffer())
                : null;
        if (fault == null) {
            context.next();
        } else {
            context.fail(fault);
        }
    }
}
