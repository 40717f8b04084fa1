package se.samverkan.gateway.lucene;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A value of a facet dimension with the number of hits that have it. */
@Schema(
        name = "Facet",
        description = "Number of hits for one value",
        requiredProperties = {"value", "count"})
public record Facet(
        @Schema(examples = "0486", maxLength = 1000) String value,

        @Schema(
                description = "Name of the municipality, if the value is a municipality code",
                examples = "Strängnäs",
                maxLength = 100)
        String name,

        int count) {}
