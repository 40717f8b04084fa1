package se.samverkan.documents.kind;

import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.content.Party;

/** Says for whom the working copy is approved. */
@Schema(name = "ApprovalRequest", description = "The party that approves")
public record ApprovalRequest(
        @Pattern(regexp = Party.ID, message = Party.ID_FORM) @Schema(description = "Optional if the token is for one party only", examples = "municipality:0486")
        String partyId) {

    /** No body at all names no party either. */
    public static ApprovalRequest of(ApprovalRequest sent) {
        return sent == null ? new ApprovalRequest(null) : sent;
    }
}
