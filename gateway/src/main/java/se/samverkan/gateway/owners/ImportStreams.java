package se.samverkan.gateway.owners;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Semaphore;
import se.samverkan.platform.problem.ProblemException;

/** Admits a bounded number of clients that follow imports, and lets them go when the gateway stops. */
@ApplicationScoped
class ImportStreams {
    /** Each reads from its owner once a second, in the owner's share for reads. */
    private static final int MOST_OPEN = 50;

    private final Vertx vertx;
    private final Semaphore places = new Semaphore(MOST_OPEN);
    private volatile boolean isStopping;

    ImportStreams(Vertx vertx) {
        this.vertx = vertx;
    }

    /** A client continues at another gateway: each event has the whole state. */
    void stop(@Observes ShutdownDelayInitiatedEvent stopping) {
        isStopping = true;
    }

    /** Whether the client asks for events before anything else: generated clients accept them beside JSON, and want JSON. */
    static boolean isAccepted(RoutingContext context) {
        var accepted = context.parsedHeaders().accept();
        return !accepted.isEmpty() && accepted.getFirst().value().startsWith(ImportStream.MEDIA_TYPE);
    }

    /** Sends the states of the import as events, or the owner's refusal. */
    void open(RoutingContext context, ImportStream.Reader owner, OwnerRequest request) {
        if (!places.tryAcquire()) {
            context.fail(
                    ProblemException.unavailable("Too many clients follow imports: read this one as application/json"));
            return;
        }
        context.addEndHandler(ended -> places.release());
        new ImportStream(vertx, context, owner, request, () -> isStopping).read();
    }
}
