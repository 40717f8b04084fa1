package se.samverkan.agreements;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.kit.document.Envelope;
import se.samverkan.kit.document.View;

/** An action plan as it is served and published. */
@Schema(name = "ActionPlan", description = "How an agreement is carried out: goals and measures")
public record ActionPlanView(
        @JsonUnwrapped Envelope envelope, @JsonUnwrapped ActionPlanContent content) implements View {}
