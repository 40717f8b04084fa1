package se.samverkan.kit.document;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Asks that the working copy becomes the next version. */
@Schema(name = "Publication", description = "Publicering")
public record PublicationRequest(
        @Size(max = 1000) @Schema(description = "What this version changes, for readers", examples = "Rättat ett stavfel")
        String changeNote) {}
