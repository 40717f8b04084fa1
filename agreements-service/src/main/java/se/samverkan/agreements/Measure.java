package se.samverkan.agreements;

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

/** A measure of the plan. */
@Schema(name = "Measure", description = "A measure that is taken to reach the goals")
public record Measure(
        @Pattern(regexp = ItemIds.FORM) @Schema(description = "Id within the document; assigned by the service if absent", examples = "m1")
        String id,

        @Size(max = 5000) String text,
        @Valid Responsibility responsibility,
        @Size(max = 50) List<@Valid Target> targets,
        @Size(max = 100) List<@Valid Place> places,
        Frequency frequency,

        @Pattern(regexp = ItemIds.FORM) @Schema(description = "The focus area of the agreement that this item supports")
        String focusAreaId) {}
