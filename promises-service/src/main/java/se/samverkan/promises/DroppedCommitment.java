package se.samverkan.promises;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.content.ItemIds;
import se.samverkan.domain.validation.CrossFieldValid;
import se.samverkan.domain.validation.Violations;

/** A commitment of the previous promise that is not carried over, with the reason if the source states it. */
@CrossFieldValid
@Schema(
        name = "DroppedCommitment",
        description = "A commitment of the previous promise that is not carried over, and the reason")
public record DroppedCommitment(
        @NotBlank @Pattern(regexp = ItemIds.FORM) String commitmentId,
        @Size(max = 2000) String reason,

        @Schema(description = "False if the source does not state the reason")
        Boolean reasonStated)
        implements CrossFieldValid.Rules {

    @Override
    public void check(Violations violations) {
        boolean hasReason = reason != null && !reason.isBlank();
        violations.unless(
                hasReason != Boolean.FALSE.equals(reasonStated),
                "/reason",
                hasReason
                        ? "is given although \"reasonStated\" is false"
                        : "is missing: give it, or say \"reasonStated\":false if the source does not state it");
    }
}
