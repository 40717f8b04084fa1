package se.samverkan.domain.content;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A place: a named one, a category of places, or the whole municipality. */
@Schema(name = "Place", description = "A named place, or a category of places")
public record Place(
        @Size(max = 200) @Schema(examples = "Gustavsbergs centrum")
        String name,

        @Schema(description = "Location relative to the named place")
        Relation relation,

        @Schema(description = "Category of place, if no place is named")
        Category category,

        @Schema(description = "False if the source says \"among others\"")
        Boolean exhaustive,

        @Valid @Schema(description = "Coordinates, only if the source states them")
        Point point) {

    /** The relation to the named place. */
    @Schema(name = "PlaceRelation", description = "Location relative to the named place")
    public enum Relation {
        IN,
        AROUND,
        IN_AND_AROUND,
        ALL_DISTRICTS,
        WHOLE_MUNICIPALITY
    }

    /** Categories of places that sources mention without a name. */
    @Schema(name = "PlaceCategory", description = "Category of places that a source mentions without a name")
    public enum Category {
        CENTRE,
        STATION_AREA,
        PUBLIC_TRANSPORT,
        YOUTH_ENVIRONMENT,
        GATHERING_PLACE,
        SCHOOL,
        HOUSING_AREA,
        RURAL_AREA,
        OTHER
    }
}
