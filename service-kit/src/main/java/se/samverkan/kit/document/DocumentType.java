package se.samverkan.kit.document;

import java.util.Set;
import java.util.UUID;
import se.samverkan.kit.content.Content;

/** What a kind of document has of its own beside the life that all kinds share. */
public interface DocumentType<C extends Content, V extends View> {
    /** What the parties say to a version, and when. */
    enum Consent {
        /** Every municipality and police party approves before. */
        APPROVALS,
        /** One party publishes, and each says afterwards where it stands. */
        CONFIRMATIONS,
        /** Nothing: it is public at once. */
        NONE
    }

    /** Its name in event types, such as {@code promise}. */
    String noun();

    /** Its name in paths and topics, such as {@code promises}. */
    String collection();

    Class<C> contentType();

    V view(Envelope envelope, C content);

    default Consent consent() {
        return Consent.APPROVALS;
    }

    /**
     * The content with what it takes over from the documents that it refers to; refuses references to what is not there
     * or not published (422). Runs before the transaction that stores it, since it may have to wait for an event, and once
     * more in that of a publication.
     *
     * @param id the document's, or null where it is new
     */
    default C resolve(UUID id, C content) {
        return content;
    }

    /** Refuses, in the transaction of the publication, what may be a draft but no version (422). */
    default void requirePublishable(C content) {}

    /** Does what else follows in the transaction of a publication, redaction or withdrawal of one about these others. */
    default void afterPublicChange(Set<UUID> about) {}
}
