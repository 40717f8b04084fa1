package se.samverkan.domain.content;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where something is done: a named place, a kind of place, or the whole municipality. */
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

    /** How close to the named place. */
    @Schema(name = "PlaceRelation", description = "How close to the named place")
    public enum Relation {
        IN,
        AROUND,
        IN_AND_AROUND,
        ALL_DISTRICTS,
        WHOLE_MUNICIPALITY
    }

    /** Kinds of places that sources speak of without naming one. */
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
