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
 * One element of the header Forwarded, which one proxy adds (RFC 7239, section 4); null for a missing parameter.
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

    /** Parses the elements, the nearest proxy last; throws a 400 if the header is malformed. */
    static List<ForwardedHeader> read(List<String> headers) {
        var header = String.join(",", headers);
        var elements = new ArrayList<ForwardedHeader>();
        var parameters = new HashMap<String, String>();
        var pair = PAIR.matcher(header);
        int at = 0;
        while (at < header.length()) {
            if (!pair.region(at, header.length()).lookingAt()) {
                throw unreadable("is no list of name=value pairs by RFC 7239");
            }
            var value = pair.group("token") == null
                    ? pair.group("quoted").replaceAll("\\\\(.)", "$1")
                    : pair.group("token");
            if (parameters.put(pair.group("name").toLowerCase(Locale.ROOT), value) != null) {
                throw unreadable("repeats " + pair.group("name") + " for one proxy");
            }
            if (!pair.group("end").equals(";")) {
                elements.add(of(parameters));
                parameters.clear();
            }
            at = pair.end();
        }
        if (!parameters.isEmpty()) {
            elements.add(of(parameters));
        }
        return elements;
    }

    private static ForwardedHeader of(Map<String, String> parameters) {
        var proto = parameters.get("proto");
        if (proto != null && !proto.equalsIgnoreCase("http") && !proto.equalsIgnoreCase("https")) {
            throw unreadable("names a proto that is neither http nor https");
        }
        return new ForwardedHeader(
                parameters.containsKey("for") ? client(parameters.get("for")) : null,
                parameters.containsKey("host") ? host(parameters.get("host")) : null,
                proto == null ? null : proto.toLowerCase(Locale.ROOT));
    }

    private static String client(String node) {
        var read = NODE.matcher(node);
        if (!read.matches()) {
            throw unreadable("has a client (for) that is not an IP address");
        }
        if (read.group("name") != null) {
            return read.group("name");
        }
        var address = Inet.parseInetAddress(read.group("v4") == null ? read.group("v6") : read.group("v4"));
        if (address == null) {
            throw unreadable("has a client (for) that is not an IP address");
        }
        return Inet.toOptimalString(address);
    }

    private static String host(String host) {
        var read = HOST.matcher(host);
        var isHost = read.matches()
                && (read.group("v6") == null || Inet.parseInet6Address(read.group("v6")) != null)
                && (read.group("port") == null || Integer.parseInt(read.group("port")) <= 65_535);
        if (!isHost) {
            throw unreadable("has a host that is not valid");
        }
        return host.toLowerCase(Locale.ROOT);
    }

    private static ProblemException unreadable(String text) {
        return ProblemException.badRequest(HEADER, text);
    }
}
