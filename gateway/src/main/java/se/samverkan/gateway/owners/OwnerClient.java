package se.samverkan.gateway.owners;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * Sends requests to an instance of an owner, within time limits. Another instance gets what one did not receive, and a read that one
 * did not respond to.
 */
final class OwnerClient {
    static final Duration WHOLE = Duration.ofSeconds(15);

    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration FIRST_BYTE = Duration.ofSeconds(10);

    private final OwnerInstances instances;
    private final Vertx vertx;
    private final HttpClient client;

    /** A client with this number of connections to each instance. */
    OwnerClient(List<URI> addresses, Vertx vertx, int connections) {
        this.instances = new OwnerInstances(addresses, InstantSource.system());
        this.vertx = vertx;
        this.client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(connections));
        instances.lookUpRegularly(vertx);
    }

    /**
     * Sends the request, and receives the response by the function. Fails with {@link NotSent} if no instance got it.
     *
     * @param gone completes when the client has gone, which frees the connection
     */
    Future<OwnerResponse> exchange(
            OwnerRequest request, Future<?> gone, Function<HttpClientResponse, Future<OwnerResponse>> receive) {
        // On the event loop of one context, so that no part of a response comes before the handler that receives it: a
        // request that
        // waited in a queue is sent by any thread.
        var response = Promise.<OwnerResponse>promise();
        vertx.getOrCreateContext()
                .runOnContext(start -> attempt(
                                request, gone, receive, instances.inOrder().iterator())
                        .onComplete(response));
        return response.future();
    }

    private Future<OwnerResponse> attempt(
            OwnerRequest request,
            Future<?> gone,
            Function<HttpClientResponse, Future<OwnerResponse>> receive,
            Iterator<SocketAddress> untried) {
        var instance = untried.next();
        return client.request(options(request, instance))
                .recover(failure -> Future.failedFuture(new NotSent(failure)))
                .compose(opened -> responseHead(opened, request, gone))
                .onSuccess(head -> instances.responded(instance))
                .onFailure(failure -> {
                    if (!gone.isComplete()) {
                        instances.failed(instance);
                    }
                })
                .transform(head -> {
                    if (head.succeeded()) {
                        return receive.apply(head.result());
                    }
                    var mayRepeat = head.cause() instanceof NotSent || !request.mayChange();
                    return mayRepeat && untried.hasNext() && !gone.isComplete()
                            ? attempt(request, gone, receive, untried)
                            : Future.failedFuture(head.cause());
                })
                .recover(failure -> Future.failedFuture(gone.isComplete() ? new ClientGone() : failure));
    }

    private Future<HttpClientResponse> responseHead(HttpClientRequest opened, OwnerRequest request, Future<?> gone) {
        long timer = vertx.setTimer(WHOLE.toMillis(), late -> opened.reset());
        gone.onComplete(closed -> opened.reset());
        return opened.send(request.body())
                .onSuccess(head -> head.end().onComplete(done -> vertx.cancelTimer(timer)))
                .onFailure(failure -> vertx.cancelTimer(timer));
    }

    private RequestOptions options(OwnerRequest request, SocketAddress instance) {
        return new RequestOptions()
                .setServer(instance)
                .setHost(instance.host())
                .setPort(instance.port())
                .setMethod(request.method())
                .setURI(request.target())
                .setHeaders(request.headers())
                .setConnectTimeout(CONNECT.toMillis())
                .setIdleTimeout(FIRST_BYTE.toMillis());
    }

    /** The owner has not received the request. */
    static final class NotSent extends Exception {
        private static final long serialVersionUID = 1;

        NotSent(Throwable cause) {
            super(cause);
        }
    }

    /** The client closed its connection, which says nothing about the owner. */
    static final class ClientGone extends Exception {
        private static final long serialVersionUID = 1;
    }
}
