package se.samverkan.domain.content;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.time.PartialDate;
import se.samverkan.domain.validation.CrossFieldValid;
import se.samverkan.domain.validation.Violations;

/** A follow-up that a document announces: once, at a time, or regularly. */
@CrossFieldValid
@Schema(name = "PlannedFollowUp", description = "A follow-up that the document announces")
public record PlannedFollowUp(
        FollowUpKind kind,

        @Schema(description = "When it is planned") PartialDate on,

        @Schema(description = "How often it is planned, instead of a time: YEAR is once a year")
        Target.Per per,

        @Size(max = 300) @Schema(description = "The plan in the words of the source", examples = "årsskiftet 2020/2021")
        String asPublished)
        implements CrossFieldValid.Rules {

    @Override
    public void check(Violations violations) {
        violations.unless(on == null || per == null, "/per", "is stated beside a time: give on or per");
    }
}
