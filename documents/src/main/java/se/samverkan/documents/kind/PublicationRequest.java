package se.samverkan.documents.kind;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Asks that the working copy becomes the next version. */
@Schema(name = "Publication", description = "What is published, and by what right")
public record PublicationRequest(
        @Size(max = 1000) @Schema(description = "What this version changes, for readers", examples = "Rättat ett stavfel")
        String changeNote,

        @Schema(
                description =
                        "By what right. Unless given: APPROVED for an editor; for an archivist who is no editor APPROVED if"
                                + " every party has approved, otherwise ARCHIVE")
        VersionBasis basis) {

    /** No body at all asks for nothing special. */
    public static PublicationRequest of(PublicationRequest sent) {
        return sent == null ? new PublicationRequest(null, null) : sent;
    }
}
