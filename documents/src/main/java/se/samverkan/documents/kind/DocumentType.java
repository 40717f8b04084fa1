package se.samverkan.documents.kind;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.samverkan.domain.content.Content;
import se.samverkan.domain.table.DocumentTable;
import se.samverkan.domain.validation.Violations;

/** A kind of document: its names, its types and the rules of its own. */
public interface DocumentType<C extends Content, V extends View> {
    /** How the parties consent to a version. */
    enum Consent {
        /** Every party that must consent approves before the publication. */
        APPROVALS,
        /** One party publishes, and each party confirms or dissents afterwards. */
        CONFIRMATIONS,
        /** No consent is needed: the document is public at once. */
        NONE
    }

    /** Its name in event types, such as {@code memo}. */
    String noun();

    /** Its name in paths and topics, such as {@code memos}. */
    String collection();

    Class<C> contentType();

    V view(Envelope envelope, C content);

    /** Whether it is valid for a time, so that it has a status on a day. */
    default boolean hasTemporalStatus() {
        return true;
    }

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

    /**
     * The content as it is published, with what is settled only then; reports what may be missing from a draft but not from a
     * version.
     *
     * @param lookup finds documents of other services
     */
    default C publishable(C content, DocumentLookup lookup, Violations violations) {
        return content;
    }

    /** The table that its documents are exported and imported as, if there is one. */
    default Optional<DocumentTable> table() {
        return Optional.empty();
    }

    /** Relations and paths of the actions that draft a successor, if the kind has any. */
    default Map<String, String> successorActions() {
        return Map.of();
    }
}
