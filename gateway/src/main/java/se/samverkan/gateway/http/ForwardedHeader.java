package se.samverkan.gateway.http;

import io.smallrye.common.net.Inet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import se.samverkan.platform.problem.ProblemException;

/**
 * What one proxy says of a request that it passed on (RFC 7239, section 4); null is what it leaves out.
 *
 * @param client an IP address without port or brackets, {@code unknown}, or a name that begins with {@code _}
 * @param host with a port if there is one
 * @param proto http or https
 */
public record ForwardedHeader(String client, String host, String proto) {
    public static final String HEADER = "Forwarded";

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final Pattern PAIR = Pattern.compile("[ \t]*(?<name>" + TOKEN + ")=(?:(?<token>" + TOKEN
            + ")|\"(?<quoted>(?:[^\"\\\\]|\\\\.)*+)\")[ \t]*(?<end>[;,]|$)");
    private static final Pattern NODE = Pattern.compile(
            "(?:(?<v4>[0-9.]{7,15})|\\[(?<v6>[0-9A-Fa-f:.]{2,45})]|(?<name>unknown|_[0-9A-Za-z._-]{1,64}))(?::(?:\\d{1,5}|_[0-9A-Za-z._-]{1,64}))?");
    private static final Pattern HOST = Pattern.compile(
            "(?:\\[(?<v6>[0-9A-Fa-f:.]{2,45})]|[0-9A-Za-z](?:[0-9A-Za-z.-]{0,252}))(?::(?<port>\\d{1,5}))?");

    /** What each proxy says, the one that is nearest to us last; refuses what can't be read (400). */
    static List<ForwardedHeader> read(List<String> headers) {
        var header = String.join(",", headers);
        var elements = new ArrayList<ForwardedHeader>();
        var said = new HashMap<String, String>();
        var pair = PAIR.matcher(header);
        int at = 0;
        while (at < header.length()) {
            if (!pair.region(at, header.length()).lookingAt()) {
                throw unreadable("is no list of name=value pairs by RFC 7239");
            }
            var value = pair.group("token") == null
                    ? pair.group("quoted").replaceAll("\\\\(.)", "$1")
                    : pair.group("token");
            if (said.put(pair.group("name").toLowerCase(Locale.ROOT), value) != null) {
                throw unreadable("says " + pair.group("name") + " twice of one proxy");
            }
            if (!pair.group("end").equals(";")) {
                elements.add(of(said));
                said.clear();
            }
            at = pair.end();
        }
        if (!said.isEmpty()) {
            elements.add(of(said));
        }
        return elements;
    }

    private static ForwardedHeader of(Map<String, String> said) {
        var proto = said.get("proto");
        if (proto != null && !proto.equalsIgnoreCase("http") && !proto.equalsIgnoreCase("https")) {
            throw unreadable("names a proto that is neither http nor https");
        }
        return new ForwardedHeader(
                said.containsKey("for") ? client(said.get("for")) : null,
                said.containsKey("host") ? host(said.get("host")) : null,
                proto == null ? null : proto.toLowerCase(Locale.ROOT));
    }

    private static String client(String node) {
        var read = NODE.matcher(node);
        if (!read.matches()) {
            throw unreadable("names a client (for) by no IP address");
        }
        if (read.group("name") != null) {
            return read.group("name");
        }
        var address = Inet.parseInetAddress(read.group("v4") == null ? read.group("v6") : read.group("v4"));
        if (address == null) {
            throw unreadable("names a client (for) by no IP address");
        }
        return Inet.toOptimalString(address);
    }

    private static String host(String host) {
        var read = HOST.matcher(host);
        var isHost = read.matches()
                && (read.group("v6") == null || Inet.parseInet6Address(read.group("v6")) != null)
                && (read.group("port") == null || Integer.parseInt(read.group("port")) <= 65_535);
        if (!isHost) {
            throw unreadable("names a host that is none");
        }
        return host.toLowerCase(Locale.ROOT);
    }

    private static ProblemException unreadable(String text) {
        return ProblemException.badRequest(HEADER, text);
    }
}
