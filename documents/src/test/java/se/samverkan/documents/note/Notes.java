package se.samverkan.documents.note;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import se.samverkan.documents.kind.DocumentLookup;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.kind.Envelope;
import se.samverkan.documents.lifecycle.SuccessionChain;
import se.samverkan.domain.validation.Violations;

/** The kind of document that the tests of this module use. */
@ApplicationScoped
class Notes implements DocumentType<NoteContent, NoteView> {
    @Inject
    SuccessionChain successions;

    @Override
    public String noun() {
        return "note";
    }

    @Override
    public String collection() {
        return "notes";
    }

    @Override
    public Class<NoteContent> contentType() {
        return NoteContent.class;
    }

    @Override
    public NoteView view(Envelope envelope, NoteContent content) {
        return new NoteView(envelope, content);
    }

    @Override
    public NoteContent resolve(UUID id, NoteContent content, DocumentLookup lookup, Violations violations) {
        successions.check(id, content.replaces(), "/replaces", violations);
        return content;
    }

    @Override
    public Map<String, String> successorActions() {
        return Map.of("replace", "/successors");
    }
}
