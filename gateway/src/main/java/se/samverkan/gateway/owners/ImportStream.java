package se.samverkan.gateway.owners;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import se.samverkan.platform.problem.ProblemException;

/**
 * One client that follows an import: the import is read from its owner again and again, with the client's token, and each new state is
 * an event. So the owner gets whole requests only, and decides each time whether the client may read.
 */
final class ImportStream {
    static final String MEDIA_TYPE = "text/event-stream";

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int RETRY_MS = 3_000;
    private static final Set<String> ENDS = Set.of("DONE", "FAILED", "REVERSED");

    /** Sends a read to the owner, whose whole response is received unless the client goes before. */
    @FunctionalInterface
    interface Reader {
        CompletionStage<OwnerResponse> read(OwnerRequest request, Future<?> gone);
    }

    private final Vertx vertx;
    private final RoutingContext context;
    private final HttpServerResponse response;
    private final Reader owner;
    private final OwnerRequest request;
    private final BooleanSupplier stopping;
    private String lastId;
    private long writtenAt;
    /** Completes when the client has gone while its import is being read. */
    private Promise<Void> gone = Promise.promise();

    ImportStream(Vertx vertx, RoutingContext context, Reader owner, OwnerRequest request, BooleanSupplier stopping) {
        this.vertx = vertx;
        this.context = context;
        this.response = context.response();
        this.owner = owner;
        this.request = request.forJson();
        this.stopping = stopping;
        this.lastId = context.request().getHeader("Last-Event-ID");
        response.closeHandler(closed -> gone.tryComplete());
    }

    void read() {
        Future.fromCompletionStage(owner.read(request, gone.future()), vertx.getOrCreateContext())
                .onSuccess(this::received)
                .onFailure(failure -> away());
    }

    private void received(OwnerResponse received) {
        if (response.closed()) {
            return;
        }
        if (received.status() >= 500) {
            away();
        } else if (received.status() != 200) {
            // The token has ended, or the import is not the client's: a new request gets the reason.
            if (response.headWritten()) {
                response.end();
            } else {
                received.send(response);
            }
        } else {
            send(received.body().toJsonObject());
        }
    }

    /** An owner that restarts ends no stream; one that is away at the beginning is a 503. */
    private void away() {
        if (response.headWritten()) {
            readLater();
        } else if (!response.closed()) {
            context.fail(ProblemException.unavailable(
                    "The service that owns this is away or busy, and nothing was changed: try again", "NOT_CHANGED"));
        }
    }

    private void send(JsonObject state) {
        var id = state.getString("status") + "-" + state.getInteger("done");
        var isLast = ENDS.contains(state.getString("status"));
        if (!response.headWritten() && isLast && id.equals(lastId)) {
            // EventSource connects again after the end of a stream, and stops at this status.
            response.setStatusCode(204).end();
            return;
        }
        if (!response.headWritten() && !begin()) {
            return;
        }
        // Of a client that reads slowly the states between are left out.
        if (!id.equals(lastId) && (isLast || !response.writeQueueFull())) {
            write("event: progress\nid: " + id + "\ndata: " + state.encode() + "\n\n");
            lastId = id;
        }
        if (isLast) {
            response.end();
        } else {
            readLater();
        }
    }

    /** Sends the head; false if the client asks for no more. */
    private boolean begin() {
        response.putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                // A proxy that buffers would hold the events back.
                .putHeader("X-Accel-Buffering", "no")
                .setChunked(true);
        if (context.request().method().equals(HttpMethod.HEAD)) {
            response.end();
            return false;
        }
        write("retry: " + RETRY_MS + "\n\n");
        return true;
    }

    private void write(String text) {
        writtenAt = System.nanoTime();
        response.write(text);
    }

    private void readLater() {
        if (response.closed()) {
            return;
        }
        if (stopping.getAsBoolean()) {
            response.end();
            return;
        }
        if (System.nanoTime() - writtenAt > HEARTBEAT.toNanos()) {
            write(":\n\n");
        }
        vertx.setTimer(INTERVAL.toMillis(), later -> {
            if (!response.closed()) {
                // Each reading has its own, so that a long stream collects no listeners.
                gone = Promise.promise();
                read();
            }
        });
    }
}
