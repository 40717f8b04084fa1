package se.samverkan.kit.document;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a party stands to what another party has published. */
@Schema(name = "Confirmation", description = "Parts ställningstagande till det publicerade")
public record Confirmation(
        @Schema(examples = "police:polismyndigheten") String partyId,
        Status status,
        String comment,

        @Schema(description = "When the party took its stand")
        Instant at) {

    /** The stands that a party can take. */
    @Schema(
            name = "ConfirmationStatus",
            description = "PENDING inväntas, CONFIRMED bekräftad, DISSENTED avvikande mening")
    public enum Status {
        PENDING,
        CONFIRMED,
        DISSENTED
    }

    boolean saysTheSameAs(Confirmation other) {
        return status == other.status && (comment == null ? other.comment == null : comment.equals(other.comment));
    }
}
