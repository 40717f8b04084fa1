package se.samverkan.documents.kind;

import java.util.Map;
import java.util.UUID;
import se.samverkan.domain.content.Content;
import se.samverkan.domain.validation.Violations;

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
     * The content completed from the documents to which it refers; reports references to documents that do not exist or are
     * not published. Called before the transaction that stores the content, and again in that of a publication.
     *
     * @param id the document's, or null where it is new
     * @param lookup finds documents of other services
     */
    default C resolve(UUID id, C content, DocumentLookup lookup, Violations violations) {
        return content;
    }

    /** Reports what may be missing from a draft but not from a version. */
    default void checkPublishable(C content, Violations violations) {}

    /** Relations and paths of the actions that draft a successor, if the kind has any. */
    default Map<String, String> successorActions() {
        return Map.of();
    }
}
