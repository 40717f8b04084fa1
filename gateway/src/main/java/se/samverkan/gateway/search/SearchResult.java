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

/** What a search found: hits by kind, and how many there are of what. */
@Schema(
        name = "SearchResult",
        description = "One page of hits, grouped by kind, and how many there are of what",
        requiredProperties = {"_meta", "_links", "groups", "facets"})
record SearchResult(
        @JsonProperty("_meta") Page.Meta meta,
        @JsonProperty("_links") Map<String, Link> links,

        @JsonInclude
        @Schema(description = "The kinds that have hits, each with those of its hits that are on this page")
        List<Group> groups,

        @JsonInclude
        @Schema(description = "How many hits there are by kind, municipality, county, policeRegion, year and outcome")
        Map<String, List<Facet>> facets) {

    /** The hits of one kind. */
    @Schema(
            name = "SearchGroup",
            description = "The hits of one kind",
            requiredProperties = {"kind", "totalRecords", "_links", "items"})
    record Group(
            Kind kind,

            @Schema(description = "How many hits the kind has in all")
            int totalRecords,

            @Schema(description = "The search among this kind only") @JsonProperty("_links")
            Map<String, Link> links,

            @JsonInclude List<Hit> items) {}

    /** A document or municipality that was found. */
    @Schema(
            name = "SearchHit",
            description = "A document or a municipality that was found",
            requiredProperties = {"id", "_links"})
    record Hit(
            @Schema(description = "A document's id, or a municipality's code", examples = "0486", maxLength = 36)
            String id,

            @Schema(maxLength = 1000) String title,

            @JsonInclude @Schema(description = "SCB's codes", examples = "[\"0486\"]")
            List<String> municipalities,

            TemporalStatus temporalStatus,
            Instant publishedAt,

            @Schema(
                    description =
                            "Where the words stand in the text, as HTML: escaped, with <mark> round what was found; absent"
                                    + " where only the title or the place holds them",
                    examples = "Minst fyra <mark>trygghetsvandringar</mark> under året.",
                    maxLength = 5000)
            String snippet,

            @JsonProperty("_links") Map<String, Link> links) {}
}
