package se.samverkan.promises;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.content.ItemIds;

/** The commitment of the previous promise that a commitment continues. */
@Schema(name = "CarriedOverFrom", description = "The commitment of the previous promise that is carried over")
public record CarriedOver(
        @NotNull UUID promiseId,
        @NotBlank @Pattern(regexp = ItemIds.FORM) String commitmentId) {}
