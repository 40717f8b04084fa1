package se.samverkan.kit.document;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A party's consent to the working copy as it stands; any edit voids it. */
@Schema(name = "Approval", description = "Godkännande av arbetskopian; varje ändring gör det ogiltigt")
public record Approval(
        @Schema(examples = "police:polismyndigheten") String partyId, Instant at) {}
