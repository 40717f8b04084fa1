package se.samverkan.kit.document;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.kit.content.Party;

/** A party's consent to the working copy as it stands; any edit voids it. */
@Schema(
        name = "Approval",
        description = "A party's approval of the working copy; any change voids it",
        requiredProperties = {"partyId", "at"})
public record Approval(
        @Schema(examples = "police:polismyndigheten", pattern = Party.ID, maxLength = 100)
        String partyId,

        Instant at) {}
