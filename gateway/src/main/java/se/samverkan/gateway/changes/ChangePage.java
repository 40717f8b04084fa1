package se.samverkan.gateway.changes;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.platform.http.Link;

/** A page of changes in the contract; {@link ChangesResource} composes its JSON. */
@Schema(
        name = "Changes",
        description = "Changes behind a cursor, the oldest first",
        requiredProperties = {"_meta", "_links", "items"})
record ChangePage(
        @JsonProperty("_meta") Meta meta,

        @Schema(
                description = "next: what comes after this page, also if that is nothing yet; last: only what comes"
                        + " from now on")
        @JsonProperty("_links")
        Map<String, Link> links,

        @JsonInclude @Schema(maxItems = 1000) List<Change> items) {

    /** Whether the reader has everything. */
    @Schema(
            name = "ChangeMeta",
            description = "Number of changes on the page, and whether there are more",
            requiredProperties = {"count", "upToDate"})
    record Meta(
            @Schema(description = "Number of changes on this page; it may be 0 although there are more")
            int count,

            @Schema(description = "Whether these were all changes until now; otherwise follow next at once")
            boolean upToDate) {}
}
