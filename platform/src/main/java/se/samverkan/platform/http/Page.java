package se.samverkan.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of a list, with its metadata and links. */
public record Page<T>(
        @JsonProperty("_meta") Meta meta,
        @JsonProperty("_links") Map<String, Link> links,
        @JsonInclude List<T> items) {

    private static final String AFTER = "after";

    /** The position of the page in the list. */
    @Schema(
            name = "PageMeta",
            description = "Position of the page in the list",
            requiredProperties = {"totalRecords", "page", "limit", "count"})
    public record Meta(
            @Schema(description = "Total number of items") long totalRecords,

            @Schema(description = "Number of the page, from 1")
            int page,

            @Schema(description = "Maximum number of items per page")
            int limit,

            @Schema(description = "Number of items on this page")
            int count) {
        private int last() {
            return (int) Math.max(1, (totalRecords + limit - 1) / limit);
        }
    }

    /** Creates a page of a list that goes on behind a cursor, if there is more. */
    public static <T> Page<T> of(UriInfo uri, String publicAddress, Meta meta, Optional<String> cursor, List<T> items) {
        return new Page<>(meta, links(uri, publicAddress, meta, cursor), items);
    }

    /** The links of a page of a list that goes on behind a cursor, if there is more. */
    public static Map<String, Link> links(UriInfo uri, String publicAddress, Meta meta, Optional<String> cursor) {
        var next = cursor.map(after -> Map.of("page", Integer.toString(meta.page() + 1), AFTER, after));
        return links(uri, publicAddress, meta, next.orElse(Map.of()));
    }

    /** The links of a page of a list that is in another order each time, so that it has no cursors. */
    public static Map<String, Link> links(UriInfo uri, String publicAddress, Meta meta) {
        return links(uri, publicAddress, meta, meta.page() < meta.last() ? page(meta.page() + 1) : Map.of());
    }

    private static Map<String, Link> links(UriInfo uri, String publicAddress, Meta meta, Map<String, String> next) {
        var links = new LinkedHashMap<String, Link>();
        BiConsumer<String, Map<String, String>> link =
                (rel, changes) -> links.put(rel, Link.get(rel, address(uri, publicAddress, changes)));
        var self = new HashMap<>(page(meta.page()));
        Optional.ofNullable(uri.getQueryParameters().getFirst(AFTER)).ifPresent(after -> self.put(AFTER, after));
        link.accept("self", self);
        link.accept("first", page(1));
        link.accept("last", page(meta.last()));
        if (!next.isEmpty()) {
            link.accept("next", next);
        }
        if (meta.page() > 1) {
            link.accept("prev", page(Math.min(meta.page() - 1, meta.last())));
        }
        return links;
    }

    private static Map<String, String> page(int number) {
        return Map.of("page", Integer.toString(number));
    }

    /** The address of the request with some of its parameters added or changed, and without its cursor. */
    public static String address(UriInfo uri, String publicAddress, Map<String, String> changes) {
        // Sorted, since the framework's order changes between calls and would change the ETag.
        Map<String, String> parameters = new TreeMap<>();
        uri.getQueryParameters().forEach((name, values) -> parameters.put(name, values.getFirst()));
        parameters.remove(AFTER);
        parameters.putAll(changes);
        return publicAddress
                + uri.getPath()
                + parameters.entrySet().stream()
                        .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
