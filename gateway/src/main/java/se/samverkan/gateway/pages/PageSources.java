package se.samverkan.gateway.pages;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The resources of the public API that a page is made from, with their entity tags: a page changes only when one of them does. */
public final class PageSources {
    private final PublicApi api;
    private final SocketAddress gateway;
    private final boolean tls;
    /** By path; null where a change would not be noticed. */
    private final Map<String, String> tags = new LinkedHashMap<>();

    /** The sources at a gateway, none of which has been read. */
    PageSources(PublicApi api, SocketAddress gateway, boolean tls) {
        this.api = api;
        this.gateway = gateway;
        this.tls = tls;
    }

    /** JSON of the public API; throws {@link PageProblem} if it responds with an error. */
    JsonNode get(String path) {
        var isFirst = !tags.containsKey(path);
        var before = tags.put(path, null);
        var resource = api.get(gateway, tls, path);
        // One that changed between two reads shows the page in two states.
        if (isFirst || Objects.equals(resource.tag(), before)) {
            tags.put(path, resource.tag());
        }
        return resource.json();
    }

    /** The entity tags of what was read, by path; empty if a source was absent or has none. */
    Optional<Map<String, String>> tags() {
        return tags.containsValue(null) ? Optional.empty() : Optional.of(tags);
    }

    /** Whether all sources still have the tags that they had. */
    boolean have(Map<String, String> known) {
        return known.entrySet().stream()
                .allMatch(source -> api.isUnchanged(gateway, tls, source.getKey(), source.getValue()));
    }
}
