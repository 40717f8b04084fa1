package se.samverkan.promises;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.content.Frequency;
import se.samverkan.domain.content.ItemIds;
import se.samverkan.domain.content.Place;
import se.samverkan.domain.content.Responsibility;
import se.samverkan.domain.content.Target;

/** A commitment of the promise. */
@Schema(name = "Commitment", description = "A single commitment of a promise")
public record Commitment(
        @Pattern(regexp = ItemIds.FORM) @Schema(description = "Id within the document; assigned by the service if absent", examples = "c1")
        String id,

        @Size(max = 300) String title,
        @Size(max = 5000) String text,
        @Valid Responsibility responsibility,
        @Size(max = 50) List<@Valid Target> targets,
        @Size(max = 100) List<@Valid Place> places,
        Frequency frequency,

        @Pattern(regexp = ItemIds.FORM) @Schema(description = "The focus area of the agreement that this item supports")
        String focusAreaId,

        @Valid CarriedOver carriedOverFrom,

        @Schema(description = "Change from the previous promise; set by the service")
        Change change) {

    Commitment carriedOver(CarriedOver from, Change then) {
        return new Commitment(id, title, text, responsibility, targets, places, frequency, focusAreaId, from, then);
    }

    /** The change of a commitment since the previous promise. */
    @Schema(name = "CommitmentChange", description = "Change of a commitment from the previous promise")
    public enum Change {
        ADDED,
        UNCHANGED,
        REVISED,
        DROPPED
    }
}
