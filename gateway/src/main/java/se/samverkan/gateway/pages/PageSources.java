package se.samverkan.gateway.pages;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The resources of the public API that a page is made from, with their entity tags: a page changes only when one of them does. */
public final class PageSources {
    private final PublicApi api;
    private final SocketAddress gateway;
    private final boolean tls;
    private final Map<String, String> tags = new LinkedHashMap<>();
    private boolean isComplete = true;

    /** The sources at a gateway, none of which has been read. */
    PageSources(PublicApi api, SocketAddress gateway, boolean tls) {
        this.api = api;
        this.gateway = gateway;
        this.tls = tls;
    }

    /** JSON of the public API; throws {@link PageProblem} if it responds with an error. */
    JsonNode get(String path) {
        var wasComplete = isComplete;
        isComplete = false;
        var resource = api.get(gateway, tls, path);
        var before = tags.put(path, resource.tag());
        // One that changed between two reads shows the page in two states.
        isComplete = wasComplete && resource.tag() != null && (before == null || before.equals(resource.tag()));
        return resource.json();
    }

    /** The entity tags of what was read, by path; empty if a source was absent or has none, since its change would not be noticed. */
    Optional<Map<String, String>> tags() {
        return isComplete ? Optional.of(tags) : Optional.empty();
    }

    /** Whether all sources still have the tags that they had. */
    boolean have(Map<String, String> known) {
        return known.entrySet().stream()
                .allMatch(source -> api.isUnchanged(gateway, tls, source.getKey(), source.getValue()));
    }
}
