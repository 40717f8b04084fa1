package se.samverkan.documents.note;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import se.samverkan.documents.kind.Envelope;
import se.samverkan.documents.kind.View;

/** A note as it is served and published. */
public record NoteView(
        @JsonUnwrapped Envelope envelope, @JsonUnwrapped NoteContent content) implements View {}
