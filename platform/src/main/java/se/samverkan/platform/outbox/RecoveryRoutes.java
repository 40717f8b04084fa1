package se.samverkan.platform.outbox;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The operator's requests on the management port: {@code POST /republish} and {@code POST /restored} begin, the same paths with GET
 * tell the progress.
 */
@ApplicationScoped
@IfBuildProperty(name = Outbox.ENABLED, stringValue = "true")
class RecoveryRoutes {
    private static final Logger LOG = Logger.getLogger(RecoveryRoutes.class);
    private static final String REPUBLISH = "republish";
    private static final String RESTORED = "restored";

    @Inject
    Republication republication;

    @Inject
    Restoration restoration;

    @ConfigProperty(name = "samverkan.owned-collections")
    List<String> ownedCollections;

    private RecoveryProgress progress = RecoveryProgress.NONE;

    /** Work that may take minutes. */
    private interface Work {
        void run(RecoveryProgress progress) throws Exception;
    }

    void register(@Observes ManagementInterface management) {
        for (var operation : List.of(REPUBLISH, RESTORED)) {
            management
                    .router()
                    .get("/" + operation)
                    .handler(context -> answer(context, 200, progress().json()));
        }
        management.router().post("/" + REPUBLISH).handler(this::republish);
        management.router().post("/" + RESTORED).handler(context -> begin(context, RESTORED, restoration::restore));
    }

    private void republish(RoutingContext context) {
        var collection = context.request().getParam("collection");
        var document = context.request().getParam("document");
        if (collection != null && !ownedCollections.contains(collection)) {
            refuse(context, 400, "collection must be one of " + ownedCollections);
            return;
        }
        var collections = collection == null ? ownedCollections : List.of(collection);
        if (document == null) {
            begin(context, REPUBLISH, status -> republication.republish(collections, status));
            return;
        }
        try {
            var subject = UUID.fromString(document);
            begin(context, REPUBLISH, status -> {
                if (!republication.republish(collections, subject, status)) {
                    status.failed("no document with this id was ever published: " + subject);
                }
            });
        } catch (IllegalArgumentException e) {
            refuse(context, 400, "document must be the id of a document, a UUID");
        }
    }

    private void begin(RoutingContext context, String operation, Work work) {
        // A page in a browser on this machine may post here too, and is no operator.
        if (context.request().headers().contains("Origin")) {
            refuse(context, 403, "no browser may send this request");
            return;
        }
        var begun = begin(operation);
        if (begun == null) {
            refuse(context, 409, "another request is being carried out: wait until it is done");
            return;
        }
        Thread.ofPlatform().name(operation).daemon().start(() -> carryOut(operation, work, begun));
        answer(context, 202, begun.json());
    }

    private static void carryOut(String operation, Work work, RecoveryProgress begun) {
        try {
            work.run(begun);
            begun.done();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            begun.failed("the service stops");
        } catch (Exception e) {
            LOG.errorf(e, "The operator's request %s failed", operation);
            begun.failed(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    /** The progress of a new operation, or null while another is carried out. */
    private synchronized RecoveryProgress begin(String operation) {
        if (progress.isRunning()) {
            return null;
        }
        progress = RecoveryProgress.of(operation);
        return progress;
    }

    private synchronized RecoveryProgress progress() {
        return progress;
    }

    private static void refuse(RoutingContext context, int status, String why) {
        answer(context, status, new JsonObject().put("error", why));
    }

    private static void answer(RoutingContext context, int status, JsonObject body) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body.encode())
                .onFailure(failure -> LOG.debugf("The answer was not read: %s", failure.getMessage()));
    }
}
