package se.samverkan.domain.content;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A statement by an official. */
@Schema(name = "Statement", description = "A statement by an official")
public record Statement(
        @NotBlank @Size(max = 5000) String text, @Valid Speaker speaker) {

    /** The official who made the statement, with name and role as published. */
    @Schema(name = "Speaker", description = "An official who makes a statement")
    public record Speaker(
            @Size(max = 200) String name,

            @Size(max = 200) @Schema(examples = "kommunstyrelsens ordförande")
            String roleTitle,

            @Size(max = 50) @Schema(description = "Political party of the speaker", examples = "M")
            String partyAffiliation,

            @Pattern(regexp = Party.ID, message = Party.ID_FORM) @Schema(examples = "municipality:0163")
            String partyId) {}
}
