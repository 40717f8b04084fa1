package se.samverkan.gateway.owners;

import static java.util.Comparator.comparing;

import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * The instances of an owner: every address of every configured host, looked up again every five seconds. An instance that does not
 * respond comes last for some seconds, at each further failure for longer.
 */
final class OwnerInstances {
    private static final Logger LOG = Logger.getLogger(OwnerInstances.class);
    private static final Duration LOOK_UP_INTERVAL = Duration.ofSeconds(5);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 4;

    /** What is known of an instance that did not respond lately. */
    private record Failures(int count, long pausedUntil) {}

    private final List<URI> configured;
    private final InstantSource clock;
    private final Map<SocketAddress, Failures> failing = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile List<SocketAddress> addresses;

    /** The configured hosts by their names until the first look-up. */
    OwnerInstances(List<URI> configured, InstantSource clock) {
        this.configured = configured;
        this.clock = clock;
        this.addresses = configured.stream()
                .map(uri -> SocketAddress.inetSocketAddress(port(uri), uri.getHost()))
                .toList();
    }

    /** Looks the hosts up now and regularly, on a worker thread. */
    void lookUpRegularly(Vertx vertx) {
        lookUp(vertx);
        vertx.setPeriodic(LOOK_UP_INTERVAL.toMillis(), timer -> lookUp(vertx));
    }

    private void lookUp(Vertx vertx) {
        vertx.executeBlocking(this::resolved, false)
                .onSuccess(this::replace)
                .onFailure(unknown -> LOG.debugf(unknown, "The owner's host is unknown: the earlier addresses stay"));
    }

    private List<SocketAddress> resolved() throws UnknownHostException {
        var resolved = new ArrayList<SocketAddress>();
        for (var uri : configured) {
            for (var address : InetAddress.getAllByName(uri.getHost())) {
                resolved.add(SocketAddress.inetSocketAddress(port(uri), address.getHostAddress()));
            }
        }
        return List.copyOf(resolved);
    }

    void replace(List<SocketAddress> resolved) {
        addresses = resolved;
        failing.keySet().retainAll(resolved);
    }

    private static int port(URI uri) {
        return uri.getPort() < 0 ? 80 : uri.getPort();
    }

    /** All instances in the order in which a request tries them: those that respond take turns, and come first. */
    List<SocketAddress> inOrder() {
        var inTurn = new ArrayList<>(addresses);
        Collections.rotate(inTurn, turn.getAndIncrement() % inTurn.size());
        if (!failing.isEmpty()) {
            var now = clock.millis();
            inTurn.sort(comparing(address -> isPaused(address, now)));
        }
        return inTurn;
    }

    private boolean isPaused(SocketAddress address, long now) {
        var failures = failing.get(address);
        return failures != null && failures.pausedUntil() > now;
    }

    void responded(SocketAddress address) {
        if (!failing.isEmpty()) {
            failing.remove(address);
        }
    }

    void failed(SocketAddress address) {
        var now = clock.millis();
        failing.compute(address, (same, before) -> {
            if (before != null && before.pausedUntil() > now) {
                return before;
            }
            var count = before == null ? 1 : before.count() + 1;
            var pause = SHORTEST_PAUSE.toMillis() << Math.min(count - 1, MOST_DOUBLINGS);
            return new Failures(count, now + pause);
        });
    }
}
