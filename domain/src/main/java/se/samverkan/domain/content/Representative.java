package se.samverkan.domain.content;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An official who represents a party according to the source. */
@Schema(name = "Representative", description = "An official who represents a party")
public record Representative(
        @Size(max = 200) String name,
        @Size(max = 200) @Schema(examples = "kommunpolis") String roleTitle,

        @Pattern(regexp = Party.ID, message = Party.ID_FORM) @Schema(examples = "police:polismyndigheten")
        String partyId) {}
