package se.samverkan.documents.kind;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Asks that the working copy becomes the next version. */
@Schema(name = "Publication", description = "A publication and its basis")
public record PublicationRequest(
        @Size(max = 1000) @Schema(
                description = "A description of the changes in this version, for readers",
                examples = "Rättat ett stavfel")
        String changeNote,

        @Schema(
                description = "Basis of the publication. Default: APPROVED for an editor; for an archivist without the"
                        + " role editor, APPROVED if every party has approved, otherwise ARCHIVE")
        VersionBasis basis) {

    /** No body at all asks for nothing special. */
    public static PublicationRequest of(PublicationRequest sent) {
        return sent == null ? new PublicationRequest(null, null) : sent;
    }
}
