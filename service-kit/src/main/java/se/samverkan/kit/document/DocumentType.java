package se.samverkan.kit.document;

import java.util.Set;
import java.util.UUID;
import se.samverkan.kit.content.Content;

/** What a kind of document has of its own beside the life that all kinds share. */
public interface DocumentType<C extends Content, V extends View> {
    /** Its name in event types, such as {@code promise}. */
    String noun();

    /** Its name in paths and topics, such as {@code promises}. */
    String collection();

    Class<C> contentType();

    V view(Envelope envelope, C content);

    /**
     * The content with what it takes over from the documents that it refers to; refuses references to what is not there
     * or not published (422). Runs before the transaction, since it may have to wait for an event.
     */
    default C resolve(C content) {
        return content;
    }

    /** Does what else follows in the transaction of a publication or withdrawal of a document about these others. */
    default void afterPublicChange(Set<UUID> about) {}
}
