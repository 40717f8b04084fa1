package se.samverkan.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of a list, with its metadata and links. */
public record Page<T>(
        @JsonProperty("_meta") Meta meta,
        @JsonProperty("_links") Map<String, Link> links,
        @JsonInclude List<T> items) {

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
            int count) {}

    /** Creates a page with its links, which keep all other parameters of the request. */
    public static <T> Page<T> of(UriInfo uri, String publicAddress, int page, int limit, List<T> items, long total) {
        return new Page<>(
                new Meta(total, page, limit, items.size()), links(uri, publicAddress, page, limit, total), items);
    }

    /** The links from one page to the others, which keep all other parameters of the request. */
    public static Map<String, Link> links(UriInfo uri, String publicAddress, int page, int limit, long total) {
        int last = (int) Math.max(1, (total + limit - 1) / limit);
        var links = new LinkedHashMap<String, Link>();
        BiConsumer<String, Integer> link = (rel, to) ->
                links.put(rel, Link.get(rel, address(uri, publicAddress, Map.of("page", Integer.toString(to)))));
        link.accept("self", page);
        link.accept("first", 1);
        link.accept("last", last);
        if (page < last) {
            link.accept("next", page + 1);
        }
        if (page > 1) {
            link.accept("prev", Math.min(page - 1, last));
        }
        return links;
    }

    /** The address of the request with some of its parameters added or changed. */
    public static String address(UriInfo uri, String publicAddress, Map<String, String> changes) {
        // Sorted, since the framework's order changes between calls and would change the ETag.
        Map<String, String> parameters = new TreeMap<>();
        uri.getQueryParameters().forEach((name, values) -> parameters.put(name, values.getFirst()));
        parameters.putAll(changes);
        return publicAddress
                + uri.getPath()
                + parameters.entrySet().stream()
                        .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
