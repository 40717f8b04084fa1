package se.samverkan.promises;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.documents.kind.Envelope;
import se.samverkan.documents.kind.View;

/** A promise as it is served and published. A schema named Promise would hide JavaScript's own in generated clients. */
@Schema(name = "CitizenPromise", description = "What a municipality and the police promise the inhabitants")
public record PromiseView(
        @JsonUnwrapped Envelope envelope, @JsonUnwrapped PromiseContent content) implements View {}
