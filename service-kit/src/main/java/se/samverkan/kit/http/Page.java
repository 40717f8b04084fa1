package se.samverkan.kit.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of a list, with its place in the whole. */
public record Page<T>(
        @JsonProperty("_meta") Meta meta,
        @JsonProperty("_links") Map<String, Link> links,
        @JsonInclude List<T> items) {

    /** Where the page stands in the list. */
    @Schema(name = "PageMeta", description = "Where the page stands in the list")
    public record Meta(
            @Schema(description = "How many there are in all")
            long totalRecords,

            @Schema(description = "The page's number, from 1")
            int page,

            @Schema(description = "How many a page holds at most")
            int limit,

            @Schema(description = "How many this page holds")
            int count) {}
}
