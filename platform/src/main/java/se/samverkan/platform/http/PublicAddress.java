package se.samverkan.platform.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What the reader of an answer calls the API, without a slash at the end: what the gateway tells in {@code Forwarded} (RFC
 * 7239), and the configured address where nobody tells it who is trusted.
 */
@ApplicationScoped
public class PublicAddress {
    /** Set by Quarkus on each request, whatever the client sent. */
    private static final String IS_TRUSTED = "X-Forwarded-Trusted-Proxy";

    @Inject
    RoutingContext request;

    @ConfigProperty(name = "samverkan.public-address")
    URI configured;

    public String get() {
        var asked = request.request();
        // Read first: with it Quarkus reads the header, and sets the other.
        var scheme = asked.scheme();
        var told = asked.getHeader("Forwarded");
        return Boolean.parseBoolean(asked.getHeader(IS_TRUSTED)) && told != null && told.contains("host=")
                ? scheme + "://" + asked.authority() + configured.getRawPath()
                : configured.toString();
    }
}
