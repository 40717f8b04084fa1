package se.samverkan.gateway.http;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Limits the connections to this process, per address and in all; a surplus one is closed at once. Vert.x can refuse a request, but
 * not a connection on which none arrives, so this is an extension of Netty's.
 */
@ApplicationScoped
public class ConnectionLimits implements HttpServerOptionsCustomizer {
    private static final Logger LOG = Logger.getLogger(ConnectionLimits.class);
    /** Netty creates the extension; it has no other way to these limits. */
    private static volatile ConnectionLimits current;

    private final TrustedProxies proxies;
    private final int max;
    private final int maxPerAddress;
    private final Duration responseTime;
    private final AtomicInteger all = new AtomicInteger();
    private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();

    ConnectionLimits(
            TrustedProxies proxies,
            @ConfigProperty(name = "samverkan.connections.max") int max,
            @ConfigProperty(name = "samverkan.connections.max-per-address") int maxPerAddress,
            @ConfigProperty(name = "samverkan.connections.response-time") Duration responseTime) {
        this.proxies = proxies;
        this.max = max;
        this.maxPerAddress = maxPerAddress;
        this.responseTime = responseTime;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        install();
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        install();
    }

    private void install() {
        current = this;
        // Read by Netty when the first server of the process starts.
        System.setProperty(ChannelInitializerExtension.EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
    }

    private void accept(Channel channel) {
        if (!(channel.remoteAddress() instanceof InetSocketAddress remote)) {
            return;
        }
        var address = remote.getAddress().getHostAddress();
        int total = all.incrementAndGet();
        int ofAddress = byAddress.merge(address, 1, Integer::sum);
        if (total > max || (ofAddress > maxPerAddress && !proxies.isTrusted(address))) {
            LOG.debugf("Closed a connection from %s: %d of this address, %d in all", address, ofAddress, total);
            closed(address);
            channel.unsafe().closeForcibly();
        } else {
            channel.pipeline().addFirst(new ConnectionWatch(responseTime, () -> closed(address)));
        }
    }

    private void closed(String address) {
        all.decrementAndGet();
        byAddress.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
    }

    /** Registered in META-INF/services. */
    public static final class Extension extends ChannelInitializerExtension {
        @Override
        public void postInitializeServerChildChannel(Channel channel) {
            var limits = current;
            if (limits != null) {
                limits.accept(channel);
            }
        }
    }
}
