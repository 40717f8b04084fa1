package se.samverkan.subscriptions.webhook;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The addresses of the public internet: none of a special purpose (IANA's registries, RFC 6890), behind which a request could reach
 * what its sender cannot.
 */
final class PublicNetwork {
    private static final List<Block> SPECIAL = blocks(
            // This network, private networks, carrier-grade NAT, loopback, link-local with the metadata of clouds.
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            // IETF, documentation, 6to4 relays, private networks, benchmarks, documentation.
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            // Multicast, and what is reserved.
            "224.0.0.0/3",
            // Of the global unicast addresses of IPv6: IETF with Teredo, documentation, 6to4.
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20");

    /** Everything else of IPv6 is loopback, local, multicast, a translation of IPv4 or not assigned. */
    private static final Block GLOBAL_UNICAST = block("2000::/3");

    private PublicNetwork() {}

    /** An IPv4-mapped address is an IPv4 address to Java. */
    static boolean contains(InetAddress address) {
        var isGlobal = address.getAddress().length == 4 || GLOBAL_UNICAST.contains(address);
        return isGlobal && SPECIAL.stream().noneMatch(block -> block.contains(address));
    }

    private static List<Block> blocks(String... blocks) {
        return Stream.of(blocks).map(PublicNetwork::block).toList();
    }

    private static Block block(String text) {
        var slash = text.indexOf('/');
        try {
            var address = InetAddress.getByName(text.substring(0, slash)).getAddress();
            int length = 8 * address.length;
            int suffix = length - Integer.parseInt(text.substring(slash + 1));
            return new Block(length, suffix, new BigInteger(1, address).shiftRight(suffix));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** The addresses of so many bits that begin with a prefix, before a suffix of so many bits. */
    private record Block(int length, int suffix, BigInteger prefix) {
        boolean contains(InetAddress address) {
            var bytes = address.getAddress();
            return 8 * bytes.length == length
                    && new BigInteger(1, bytes).shiftRight(suffix).equals(prefix);
        }
    }
}
