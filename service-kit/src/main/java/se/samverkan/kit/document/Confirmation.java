package se.samverkan.kit.document;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.kit.content.Party;

/** Where a party stands to what another party has published. */
@Schema(
        name = "Confirmation",
        description = "Where a party stands to what was published",
        requiredProperties = {"partyId", "status"})
public record Confirmation(
        @Schema(examples = "police:polismyndigheten", pattern = Party.ID, maxLength = 100)
        String partyId,

        Status status,
        @Schema(maxLength = 2000) String comment,

        @Schema(description = "When the party took its stand")
        Instant at) {

    /** The stands that a party can take. */
    @Schema(name = "ConfirmationStatus", description = "PENDING until the party has taken a stand")
    public enum Status {
        PENDING,
        CONFIRMED,
        DISSENTED
    }

    boolean saysTheSameAs(Confirmation other) {
        return status == other.status && (comment == null ? other.comment == null : comment.equals(other.comment));
    }
}
