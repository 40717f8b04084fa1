package se.samverkan.gateway.index;

import java.util.UUID;
import se.samverkan.gateway.document.PublicDocument;

/** Identifies a document, or the progress of a promise, by its collection and id. */
record DocumentKey(String collection, UUID id) {
    static DocumentKey of(PublicDocument document) {
        return new DocumentKey(document.collection(), document.id());
    }
}
