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
import se.samverkan.platform.problem.ProblemException;

/**
 * Whose request it is and what the world calls the gateway: what trusted proxies say in {@code ForwardedHeader} (RFC 7239), and
 * otherwise what the connection and the configuration say. Host and X-Forwarded-* are never believed.
 */
@ApplicationScoped
public class TrustedProxies {
    /** Before the rate limit asks for the client. */
    private static final int ORDER = Integer.MIN_VALUE + 1;

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

    /** What the proxies in front say, as far as they are trusted; the origin is null where they name none. */
    private record Told(String client, String origin) {}

    void register(@Observes Router router) {
        if (!trusted.isEmpty()) {
            router.route().order(ORDER).handler(this::refuseUnreadable);
        }
    }

    /** To pass it over would let a client hide behind its proxy's address. */
    private void refuseUnreadable(RoutingContext context) {
        try {
            told(context.request());
            context.next();
        } catch (ProblemException unreadable) {
            context.fail(unreadable);
        }
    }

    /** The client's network address, or what a proxy calls it instead. */
    public String client(HttpServerRequest request) {
        return trusted.isEmpty()
                ? request.remoteAddress().hostAddress()
                : told(request).client();
    }

    /** The API's address for this request, without a slash at the end. */
    public String publicAddress(HttpServerRequest request) {
        var origin = trusted.isEmpty() ? null : told(request).origin();
        return origin == null ? configured : origin + configuredUri.getRawPath();
    }

    /** Whether links are to lead elsewhere than to the configured address, which all answers that are ready hold. */
    boolean nameAnotherAddress(HttpServerRequest request) {
        return !trusted.isEmpty() && !publicAddress(request).equals(configured);
    }

    /** From the nearest proxy outwards, as long as each was told of by one that is trusted. */
    private Told told(HttpServerRequest request) {
        var client = request.remoteAddress().hostAddress();
        String host = null;
        String proto = configuredUri.getScheme();
        if (isTrusted(client)) {
            for (var said : ForwardedHeader.read(request.headers().getAll(ForwardedHeader.HEADER))
                    .reversed()) {
                host = said.host() == null ? host : said.host();
                proto = said.proto() == null ? proto : said.proto();
                client = said.client() == null ? client : said.client();
                if (said.client() == null || !isTrusted(client)) {
                    break;
                }
            }
        }
        return new Told(client, host == null ? null : proto + "://" + host);
    }

    private boolean isTrusted(String address) {
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
