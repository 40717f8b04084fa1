package se.samverkan.documents.kind;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.content.Party;

/** Where a party stands to what another party has published. */
@Schema(
        name = "Confirmation",
        description = "A party's position on the published version",
        requiredProperties = {"partyId", "status"})
public record Confirmation(
        @Schema(examples = "municipality:0486", pattern = Party.ID, maxLength = 100)
        String partyId,

        Status status,
        @Schema(maxLength = 2000) String comment,

        @Schema(description = "When the party stated its position")
        Instant at) {

    /** The positions that a party can take. */
    @Schema(
            name = "ConfirmationStatus",
            description = "Position of a party; PENDING until the party has confirmed or dissented")
    public enum Status {
        PENDING,
        CONFIRMED,
        DISSENTED
    }

    public boolean isSamePosition(Confirmation other) {
        return status == other.status && (comment == null ? other.comment == null : comment.equals(other.comment));
    }
}
