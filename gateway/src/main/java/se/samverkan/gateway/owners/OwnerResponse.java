package se.samverkan.gateway.owners;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import se.samverkan.platform.trace.Traceparent;

/** An owner's response; the body is null where it is sent to the client already. */
record OwnerResponse(int status, MultiMap headers, Buffer body) {
    /** The client may receive so much later than the gateway: enough for every document and most lists. */
    private static final int MAX_PENDING_BYTES = 2 * 1024 * 1024;

    /** Receives the whole response, so that the connection is free before the client gets it. */
    static Future<OwnerResponse> whole(HttpClientResponse received) {
        return received.body().map(body -> new OwnerResponse(received.statusCode(), headers(received), body));
    }

    /** Passes a response of any size on to the client as it arrives. */
    static Future<OwnerResponse> passedOn(HttpClientResponse received, HttpServerResponse response) {
        var head = new OwnerResponse(received.statusCode(), headers(received), null);
        head.sendHead(response);
        var length = received.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, length);
        }
        response.setChunked(received.headers().contains(HttpHeaders.TRANSFER_ENCODING));
        response.setWriteQueueMaxSize(MAX_PENDING_BYTES);
        return received.pipe()
                .endOnSuccess(false)
                .endOnFailure(false)
                .to(response)
                .map(sent -> {
                    response.end();
                    return head;
                });
    }

    void send(HttpServerResponse response) {
        sendHead(response);
        response.end(body);
    }

    private void sendHead(HttpServerResponse response) {
        response.setStatusCode(status);
        // Over those of the gateway, some of which remain.
        headers.names().forEach(name -> response.putHeader(name, headers.getAll(name)));
    }

    /** The gateway's response has a traceparent of its own. */
    private static MultiMap headers(HttpClientResponse received) {
        var headers = OwnerRequest.endToEnd(received.headers());
        headers.remove(Traceparent.HEADER);
        return headers;
    }
}
