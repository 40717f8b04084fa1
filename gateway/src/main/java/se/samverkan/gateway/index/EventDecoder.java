package se.samverkan.gateway.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import se.samverkan.gateway.document.DocumentFacts;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.document.PublicProgress;
import se.samverkan.gateway.index.PublicStore.Entry;
import se.samverkan.platform.event.CloudEvent;
import se.samverkan.platform.event.RecordPosition;

/** Decodes the data of an event into an entry of the store. */
record EventDecoder(ObjectMapper mapper, DocumentRenderer renderer) {

    /** An entry with the facts of its document, which are null for a progress or a withdrawal. */
    record Decoded(Entry entry, DocumentFacts facts) {}

    /**
     * Decodes an event.
     *
     * @throws CloudEvent.Unreadable if the data cannot be indexed
     */
    Decoded decode(CloudEvent event, RecordPosition at) {
        try {
            var data = (ObjectNode) mapper.readTree(event.data());
            var type = type(event);
            if (event.isWithdrawal()) {
                return new Decoded(new Entry(event.number(), at, type, event.time(), null, data, null), null);
            }
            if (event.collection().equals(PublicStore.PROGRESS)) {
                return new Decoded(
                        new Entry(event.number(), at, type, event.time(), null, null, progress(event.subject(), data)),
                        null);
            }
            var document = renderer.document(event.collection(), data);
            var facts = DocumentFacts.of(data);
            // A document that cannot be indexed must fail here, while its record can still go to the dead-letter topic.
            new EnrichedDocument(document, facts, null, null, null).check();
            return new Decoded(new Entry(event.number(), at, type, event.time(), document, null, null), facts);
        } catch (JsonProcessingException | RuntimeException e) {
            throw new CloudEvent.Unreadable("The data of event " + event.id() + " cannot be indexed", e);
        }
    }

    /** The entry of an event that was sent again, as a reader has it that knows only the later record. */
    Entry again(Entry known, CloudEvent event, RecordPosition at) {
        var notice =
                known.withdrawal() == null ? null : decode(event, at).entry().withdrawal();
        return new Entry(known.number(), at, type(event), event.time(), known.document(), notice, known.progress());
    }

    /** The noun and the verb, such as {@code promise.published}; interned, since all events share a few. */
    private static String type(CloudEvent event) {
        return event.change().intern();
    }

    /** The facts of a document that was decoded earlier. */
    DocumentFacts facts(PublicDocument document) {
        return DocumentFacts.of(renderer.json(document));
    }

    private PublicProgress progress(String promiseId, ObjectNode data) {
        var links = renderer.self("/promises/" + promiseId + "/progress");
        return PublicProgress.of(data, renderer.bytes(data), renderer.bytes(links));
    }
}
