package se.samverkan.platform.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The address of the API as its reader knows it, without a slash at the end: from {@code Forwarded} (RFC 7239) if a trusted
 * proxy sent it, otherwise from the configuration.
 */
@ApplicationScoped
public class PublicAddress {
    /** Quarkus replaces this header when it evaluates {@code Forwarded}, whatever the client sent. */
    private static final String IS_TRUSTED = "X-Forwarded-Trusted-Proxy";

    @Inject
    CurrentVertxRequest current;

    @ConfigProperty(name = "samverkan.public-address")
    URI configured;

    public String get() {
        var request = current.getCurrent();
        // A job has no request.
        var origin = request == null ? null : forwardedOrigin(request.request());
        return origin == null ? configured.toString() : origin + configured.getRawPath();
    }

    /** The origin that a trusted proxy names, or null. */
    private static String forwardedOrigin(HttpServerRequest request) {
        // Quarkus evaluates Forwarded only when the scheme or authority is read; the headers are valid from then on.
        var origin = request.scheme() + "://" + request.authority();
        var forwarded = request.getHeader("Forwarded");
        var isTrusted = Boolean.parseBoolean(request.getHeader(IS_TRUSTED));
        return isTrusted && forwarded != null && forwarded.contains("host=") ? origin : null;
    }
}
