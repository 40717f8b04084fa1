package se.samverkan.subscriptions.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * An address of a receiver whose name was looked up once: the connection goes to that network address, whatever the name means a
 * moment later.
 */
public record WebhookTarget(URI url, InetAddress address) {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    /** What is wrong with the address of a receiver, before its name is looked up. */
    public static Optional<String> violation(URI url, boolean allowLocal) {
        if (!"https".equalsIgnoreCase(url.getScheme()) && !(allowLocal && "http".equalsIgnoreCase(url.getScheme()))) {
            return Optional.of("must begin with https://");
        }
        if (url.getRawUserInfo() != null) {
            return Optional.of("must have no user information: messages are signed instead");
        }
        if (url.getRawFragment() != null) {
            return Optional.of("must have no fragment");
        }
        if (url.getPort() > 65_535 || url.getPort() == 0) {
            return Optional.of("must have a port from 1 to 65535, or none");
        }
        return literal(url.getHost())
                .filter(address -> !isAllowed(address, allowLocal))
                .map(address -> "must lead to a public address, which " + url.getHost() + " is not");
    }

    /** Looks the name up; throws if it is unknown, or if any of its addresses is not public. */
    static WebhookTarget resolve(URI url, boolean allowLocal) throws UnknownHostException, Refused {
        var addresses = InetAddress.getAllByName(url.getHost());
        if (!Arrays.stream(addresses).allMatch(address -> isAllowed(address, allowLocal))) {
            throw new Refused();
        }
        return new WebhookTarget(url, addresses[0]);
    }

    private static boolean isAllowed(InetAddress address, boolean allowLocal) {
        return PublicNetwork.contains(address) || (allowLocal && address.isLoopbackAddress());
    }

    /** The network address that a host is written as, if it is no name; nothing is looked up. */
    private static Optional<InetAddress> literal(String host) {
        if (!host.startsWith("[") && !host.matches("[0-9.]+")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean isSecure() {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    int port() {
        return url.getPort() > 0 ? url.getPort() : isSecure() ? HTTPS : HTTP;
    }

    /** Path and query, as a request line has them. */
    String requestTarget() {
        var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    /** A name leads to an address to which no message is sent. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused() {
            super(null, null, false, false);
        }
    }
}
