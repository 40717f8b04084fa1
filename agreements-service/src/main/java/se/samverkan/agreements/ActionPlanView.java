package se.samverkan.agreements;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.documents.kind.Envelope;
import se.samverkan.documents.kind.View;

/** An action plan as it is served and published. */
@Schema(name = "ActionPlan", description = "The goals and measures that implement an agreement")
public record ActionPlanView(
        @JsonUnwrapped Envelope envelope, @JsonUnwrapped ActionPlanContent content) implements View {}
