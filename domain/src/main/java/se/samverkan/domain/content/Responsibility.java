package se.samverkan.domain.content;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The parties that are responsible, as far as the source states. */
@Schema(name = "Responsibility", description = "The responsible parties and how they share the responsibility")
public record Responsibility(
        @Schema(description = "How the parties share the responsibility")
        Mode mode,

        @Size(max = 50) List<@Valid Party> parties) {

    /** How the responsibility is shared. */
    @Schema(
            name = "ResponsibilityMode",
            description =
                    "How the parties share the responsibility. JOINT: together. SINGLE: one party. LEAD_WITH_PARTNER: one"
                            + " party with the help of another. JOINT_OR_SEPARATE: together or separately. UNSPECIFIED: not stated by"
                            + " the source")
    public enum Mode {
        JOINT,
        SINGLE,
        LEAD_WITH_PARTNER,
        JOINT_OR_SEPARATE,
        UNSPECIFIED
    }
}
