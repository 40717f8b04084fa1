package se.samverkan.promises;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.time.Period;

/** The request of a draft of the next promise. */
@Schema(name = "Renewal", description = "What is known of the next promise")
public record RenewalRequest(
        @Size(max = 300) @Pattern(regexp = "^[\\s\\S]*\\S[\\s\\S]*$", message = "must not be blank") @Schema(description = "The same as before unless given", examples = "Medborgarlöftet för 2020")
        String title,

        @Valid @Schema(description = "When the next one holds, where that is known")
        Period validity) {

    /** An absent body sets nothing. */
    static RenewalRequest of(RenewalRequest sent) {
        return sent == null ? new RenewalRequest(null, null) : sent;
    }
}
