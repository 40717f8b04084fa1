package se.samverkan.followup;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.documents.kind.Envelope;
import se.samverkan.documents.kind.View;

/** An activity report as it is served and published. */
@Schema(name = "ActivityReport", description = "What was done on one occasion of an activity, and how much")
public record ActivityReportView(
        @JsonUnwrapped Envelope envelope,
        @JsonUnwrapped ActivityReportContent content,

        @Schema(description = "The promise, if it was withdrawn; otherwise absent", readOnly = true)
        FollowUpContent.Subject subject)
        implements View {}
