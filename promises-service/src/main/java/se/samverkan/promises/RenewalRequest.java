package se.samverkan.promises;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.time.Period;

/** The request of a draft of the next promise. */
@Schema(name = "Renewal", description = "Known facts about the next promise")
public record RenewalRequest(
        @Size(max = 300) @Pattern(regexp = "^[\\s\\S]*\\S[\\s\\S]*$", message = "must not be blank") @Schema(
                description = "Title of the next promise; the current title by default",
                examples = "Medborgarlöftet för 2020")
        String title,

        @Valid @Schema(description = "Period of validity of the next promise, if known")
        Period validity) {

    /** An absent body sets nothing. */
    static RenewalRequest of(RenewalRequest sent) {
        return sent == null ? new RenewalRequest(null, null) : sent;
    }
}
