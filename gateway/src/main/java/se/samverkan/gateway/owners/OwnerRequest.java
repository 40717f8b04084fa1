package se.samverkan.gateway.owners;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import se.samverkan.gateway.http.ForwardedHeader;
import se.samverkan.gateway.http.TrustedProxies;
import se.samverkan.platform.trace.Traceparent;

/**
 * A request as the owner receives it: without the headers of the client's connection, and with the gateway's own.
 *
 * @param mayChange whether the owner may change something for it
 */
record OwnerRequest(HttpMethod method, String target, MultiMap headers, Buffer body, boolean mayChange) {
    /** The headers of one connection (RFC 9110, section 7.6.1), and those that the client of the owner sets itself. */
    private static final List<String> HOP_BY_HOP = List.of(
            "Connection",
            "Keep-Alive",
            "Proxy-Connection",
            "Proxy-Authenticate",
            "Proxy-Authorization",
            "TE",
            "Trailer",
            "Transfer-Encoding",
            "Upgrade",
            "Host",
            "Content-Length",
            "Expect");

    /** Headers with which a client could pretend to be a trusted proxy. */
    private static final List<String> FORWARDING = List.of(
            ForwardedHeader.HEADER,
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Proto",
            "X-Forwarded-Prefix",
            "X-Forwarded-Trusted-Proxy");

    static OwnerRequest of(HttpServerRequest request, Buffer body, boolean mayChange, TrustedProxies proxies) {
        var headers = endToEnd(request.headers());
        FORWARDING.forEach(headers::remove);
        var address = URI.create(proxies.publicAddress(request));
        headers.set(
                ForwardedHeader.HEADER,
                "for=" + node(proxies.client(request)) + ";host=\"" + address.getAuthority() + "\";proto="
                        + address.getScheme());
        passOn(request.response().headers().get(Traceparent.HEADER), headers);
        return new OwnerRequest(request.method(), request.uri(), headers, body, mayChange);
    }

    /** The same read, but for JSON that is not compressed. */
    OwnerRequest forJson() {
        var plain = HttpHeaders.headers()
                .addAll(headers)
                .set(HttpHeaders.ACCEPT, "application/json")
                .remove(HttpHeaders.ACCEPT_ENCODING);
        return new OwnerRequest(HttpMethod.GET, target, plain, body, false);
    }

    boolean hasIdempotencyKey() {
        return headers.contains("Idempotency-Key");
    }

    /** A copy of the headers that are meant for the other end, and not only for the next connection. */
    static MultiMap endToEnd(MultiMap received) {
        var headers = HttpHeaders.headers().addAll(received);
        for (var named : received.getAll(HttpHeaders.CONNECTION)) {
            for (var name : named.split(",", -1)) {
                headers.remove(name.strip());
            }
        }
        HOP_BY_HOP.forEach(headers::remove);
        return headers;
    }

    /** Sets the gateway's step of the trace as the owner's caller; a tracestate of another trace is removed. */
    static void passOn(String traceparent, MultiMap headers) {
        var ofClient = Traceparent.parse(headers.get(Traceparent.HEADER));
        if (!ofClient.getTraceId().equals(Traceparent.parse(traceparent).getTraceId())) {
            headers.remove(Traceparent.STATE_HEADER);
        }
        headers.set(Traceparent.HEADER, traceparent);
    }

    /** An IPv6 address needs brackets and quotes (RFC 7239, section 6). */
    private static String node(String address) {
        return address.contains(":") ? "\"[" + address + "]\"" : address;
    }
}
