package se.samverkan.domain.content;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The parties that are responsible, as far as the source states. */
@Schema(name = "Responsibility", description = "Who is responsible, and how it is shared")
public record Responsibility(
        @Schema(
                description =
                        "JOINT gemensamt, SINGLE en part, LEAD_WITH_PARTNER en part med en annans hjälp, JOINT_OR_SEPARATE"
                                + " gemensamt eller var för sig, UNSPECIFIED framgår inte")
        Mode mode,

        @Size(max = 50) List<@Valid Party> parties) {

    /** How the responsibility is shared. */
    @Schema(name = "ResponsibilityMode", description = "How the responsibility is shared")
    public enum Mode {
        JOINT,
        SINGLE,
        LEAD_WITH_PARTNER,
        JOINT_OR_SEPARATE,
        UNSPECIFIED
    }
}
