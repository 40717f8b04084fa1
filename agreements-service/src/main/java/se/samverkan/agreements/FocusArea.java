package se.samverkan.agreements;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.content.ItemIds;
import se.samverkan.domain.content.SituationalPicture.StatedProblem;

/** An area on which the parties focus. */
@Schema(name = "FocusArea", description = "An area that the parties work on together")
public record FocusArea(
        @Pattern(regexp = ItemIds.FORM) @Schema(description = "Id within the document; assigned by the service if absent", examples = "f1")
        String id,

        @Size(max = 300) @Schema(examples = "otrygga platser")
        String title,

        @Size(max = 5000) @Schema(description = "Scope of the focus area")
        String scope,

        @Size(max = 50) List<@Valid Goal> goals,
        @Size(max = 50) List<@Valid StatedProblem> problems,
        @Size(max = 50) List<@NotBlank @Size(max = 300) String> subAreas) {}
