package se.samverkan.promises;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.content.DeliveryStatus;
import se.samverkan.domain.content.Frequency;
import se.samverkan.domain.content.ItemIds;
import se.samverkan.domain.content.Party;
import se.samverkan.domain.content.Place;
import se.samverkan.domain.content.Responsibility;
import se.samverkan.domain.content.Target;

/** An activity that serves the commitments. */
@Schema(name = "Activity", description = "An activity that serves to fulfil the commitments")
public record Activity(
        @Pattern(regexp = ItemIds.FORM) @Schema(description = "Id within the document; assigned by the service if absent", examples = "a1")
        String id,

        @Size(max = 5000) String text,
        @Valid Responsibility responsibility,
        @Size(max = 50) List<@Valid Target> targets,
        @Size(max = 100) List<@Valid Place> places,
        Frequency frequency,

        @Size(max = 100) @Schema(description = "The commitments of this promise that the activity supports")
        List<@Pattern(regexp = ItemIds.FORM) String> commitmentIds,

        @Size(max = 50) List<@Valid Party> partners,
        DeliveryStatus deliveryStatus) {}
