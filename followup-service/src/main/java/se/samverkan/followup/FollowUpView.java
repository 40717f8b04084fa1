package se.samverkan.followup;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.documents.kind.Confirmation;
import se.samverkan.documents.kind.Envelope;
import se.samverkan.documents.kind.View;

/** A follow-up as it is served and published. */
@Schema(name = "FollowUp", description = "The results of an agreement, a promise or an action plan")
public record FollowUpView(
        @JsonUnwrapped Envelope envelope,
        @JsonUnwrapped FollowUpContent content,

        @Schema(description = "Position of each party on the published version", readOnly = true)
        List<Confirmation> confirmations)
        implements View {}
