package se.samverkan.domain.content;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The situational picture on which a document is based. */
@Schema(name = "SituationalPicture", description = "What is known of crime and safety in the municipality")
public record SituationalPicture(
        @Size(max = 5000) String summary,
        @Size(max = 100) List<@Valid Evidence> evidence,
        @Size(max = 100) List<@Valid StatedProblem> problems) {

    /** A problem with its causes according to the parties. */
    @Schema(name = "StatedProblem", description = "A problem and its likely causes")
    public record StatedProblem(
            @NotBlank @Size(max = 5000) String text,
            @Size(max = 50) List<@NotBlank @Size(max = 2000) String> causes) {}
}
