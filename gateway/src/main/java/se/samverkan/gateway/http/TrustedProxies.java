package se.samverkan.gateway.http;

import io.smallrye.common.net.CidrAddress;
import io.smallrye.common.net.Inet;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.samverkan.platform.http.RequestPipeline;
import se.samverkan.platform.problem.ProblemException;

/**
 * Determines the client's address and the gateway's public address: from {@code Forwarded} (RFC 7239) of trusted proxies,
 * otherwise from the connection and the configuration. Host and X-Forwarded-* are ignored.
 */
@ApplicationScoped
public class TrustedProxies {
    private final List<CidrAddress> trusted;
    private final String configured;
    private final URI configuredUri;

    TrustedProxies(
            @ConfigProperty(name = "samverkan.trusted-proxies") Optional<List<String>> trusted,
            @ConfigProperty(name = "samverkan.public-address") String publicAddress) {
        this.trusted =
                trusted.orElse(List.of()).stream().map(TrustedProxies::network).toList();
        this.configured = publicAddress;
        this.configuredUri = URI.create(publicAddress);
    }

    /** The client and origin that the trusted proxies name; the origin is null where they name none. */
    private record ForwardedOrigin(String client, String origin) {}

    void register(@Observes Router router) {
        if (!trusted.isEmpty()) {
            router.route().order(RequestPipeline.TRUSTED_PROXIES.order()).handler(this::refuseUnreadable);
        }
    }

    /** If an unreadable header were ignored, a client could hide behind its proxy's address. */
    private void refuseUnreadable(RoutingContext context) {
        try {
            forwardedOrigin(context.request());
            context.next();
        } catch (ProblemException unreadable) {
            context.fail(unreadable);
        }
    }

    /** The client's network address, or the name that a proxy gives it. */
    public String client(HttpServerRequest request) {
        return trusted.isEmpty()
                ? request.remoteAddress().hostAddress()
                : forwardedOrigin(request).client();
    }

    /** The API's address for this request, without a slash at the end. */
    public String publicAddress(HttpServerRequest request) {
        var origin = trusted.isEmpty() ? null : forwardedOrigin(request).origin();
        return origin == null ? configured : origin + configuredUri.getRawPath();
    }

    /** Whether links must have another address than the configured one, which the ready responses contain. */
    boolean nameOtherAddress(HttpServerRequest request) {
        return !trusted.isEmpty() && !publicAddress(request).equals(configured);
    }

    /** Evaluates the proxies from the nearest outwards, as long as each is named by a trusted one. */
    private ForwardedOrigin forwardedOrigin(HttpServerRequest request) {
        var client = request.remoteAddress().hostAddress();
        String host = null;
        String proto = configuredUri.getScheme();
        if (isTrusted(client)) {
            for (var proxy : ForwardedHeader.read(request.headers().getAll(ForwardedHeader.HEADER))
                    .reversed()) {
                host = proxy.host() == null ? host : proxy.host();
                proto = proxy.proto() == null ? proto : proxy.proto();
                client = proxy.client() == null ? client : proxy.client();
                if (proxy.client() == null || !isTrusted(client)) {
                    break;
                }
            }
        }
        return new ForwardedOrigin(client, host == null ? null : proto + "://" + host);
    }

    boolean isTrusted(String address) {
        var ip = Inet.parseInetAddress(address);
        return ip != null && trusted.stream().anyMatch(network -> network.matches(ip));
    }

    private static CidrAddress network(String text) {
        var address = Inet.parseInetAddress(text.strip());
        var network = address == null
                ? Inet.parseCidrAddress(text.strip())
                : CidrAddress.create(address, 8 * address.getAddress().length);
        if (network == null) {
            throw new IllegalArgumentException("samverkan.trusted-proxies: " + text
                    + " is neither an IP address nor a network such as 10.1.2.0/24");
        }
        return network;
    }
}
