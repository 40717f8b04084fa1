package se.samverkan.gateway.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.time.TemporalStatus;
import se.samverkan.gateway.document.Kind;
import se.samverkan.gateway.lucene.Facet;
import se.samverkan.platform.http.Link;
import se.samverkan.platform.http.Page;

/** The result of a search: hits by kind, and facets. */
@Schema(
        name = "SearchResult",
        description = "One page of hits, grouped by type, and the facets",
        requiredProperties = {"_meta", "_links", "groups", "facets"})
record SearchResult(
        @JsonProperty("_meta") Page.Meta meta,
        @JsonProperty("_links") Map<String, Link> links,

        @JsonInclude @Schema(description = "The types with hits on this page, each with its hits")
        List<Group> groups,

        @JsonInclude
        @Schema(description = "Number of hits by kind, municipality, county, policeRegion, year and outcome")
        Map<String, List<Facet>> facets) {

    /** The hits of one kind. */
    @Schema(
            name = "SearchGroup",
            description = "The hits of one type",
            requiredProperties = {"kind", "totalRecords", "_links", "items"})
    record Group(
            Kind kind,

            @Schema(description = "Total number of hits of this type")
            int totalRecords,

            @Schema(description = "The same search for this type only") @JsonProperty("_links")
            Map<String, Link> links,

            @JsonInclude List<Hit> items) {}

    /** A document or municipality among the hits. */
    @Schema(
            name = "SearchHit",
            description = "A document or a municipality that matches the search",
            requiredProperties = {"id", "_links"})
    record Hit(
            @Schema(description = "Id of the document, or code of the municipality", examples = "0486", maxLength = 36)
            String id,

            @Schema(maxLength = 1000) String title,

            @JsonInclude @Schema(description = "Municipality codes (SCB, Statistics Sweden)", examples = "[\"0486\"]")
            List<String> municipalities,

            TemporalStatus temporalStatus,
            Instant publishedAt,

            @Schema(
                    description = "Extract of the text with the matching words, as escaped HTML with <mark> around each"
                            + " match; absent if only the title or the place matches",
                    examples = "Minst fyra <mark>trygghetsvandringar</mark> under året.",
                    maxLength = 5000)
            String snippet,

            @JsonProperty("_links") Map<String, Link> links) {}
}
