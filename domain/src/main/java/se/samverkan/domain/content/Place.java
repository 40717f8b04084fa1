package se.samverkan.domain.content;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A place: a named one, a category of places, or the whole municipality. */
@Schema(name = "Place", description = "Where: a named place, or only a kind of place")
public record Place(
        @Size(max = 200) @Schema(examples = "Gustavsbergs centrum")
        String name,

        @Schema(description = "How the named place is meant")
        Relation relation,

        @Schema(description = "The kind of place, where none is named")
        Category category,

        @Schema(description = "False for \"among others\"") Boolean exhaustive,

        @Valid @Schema(description = "The position, only where the source states it")
        Point point) {

    /** The relation to the named place. */
    @Schema(name = "PlaceRelation", description = "How close to the named place")
    public enum Relation {
        IN,
        AROUND,
        IN_AND_AROUND,
        ALL_DISTRICTS,
        WHOLE_MUNICIPALITY
    }

    /** Categories of places that sources mention without a name. */
    @Schema(name = "PlaceCategory", description = "Kinds of places that sources speak of without naming one")
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
