package se.samverkan.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.kit.content.TemporalStatus;
import se.samverkan.kit.http.Link;
import se.samverkan.kit.http.Page;

/** What a search found: hits by kind, and how many there are of what. */
@Schema(name = "SearchResult", description = "Sökresultat")
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
    @Schema(name = "SearchGroup")
    record Group(
            Kind kind,

            @Schema(description = "How many hits the kind has in all")
            int totalRecords,

            @Schema(description = "The search among this kind only") @JsonProperty("_links")
            Map<String, Link> links,

            @JsonInclude List<Hit> items) {}

    /** A document or municipality that was found. */
    @Schema(name = "SearchHit")
    record Hit(
            @Schema(description = "A document's id, or a municipality's code", examples = "0486")
            String id,

            String title,

            @JsonInclude @Schema(description = "SCB's codes", examples = "[\"0486\"]")
            List<String> municipalities,

            TemporalStatus temporalStatus,
            Instant publishedAt,

            @Schema(
                    description =
                            "Where the words stand in the text, as HTML: escaped, with <mark> round what was found; absent"
                                    + " where only the title or the place holds them",
                    examples = "Minst fyra <mark>trygghetsvandringar</mark> under året.")
            String snippet,

            @JsonProperty("_links") Map<String, Link> links) {}

    /** A value that hits have, and how many have it. */
    @Schema(name = "Facet")
    record Facet(
            @Schema(examples = "0486") String value,

            @Schema(description = "The municipality's name, where the value is its code", examples = "Strängnäs")
            String name,

            int count) {}
}
