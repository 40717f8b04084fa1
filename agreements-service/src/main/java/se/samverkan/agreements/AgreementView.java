package se.samverkan.agreements;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.documents.kind.Envelope;
import se.samverkan.documents.kind.View;

/** An agreement as it is served and published. */
@Schema(name = "Agreement", description = "How a municipality and the police prevent crime together")
public record AgreementView(
        @JsonUnwrapped Envelope envelope, @JsonUnwrapped AgreementContent content) implements View {}
