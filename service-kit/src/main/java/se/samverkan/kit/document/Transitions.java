package se.samverkan.kit.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import se.samverkan.kit.content.Content;
import se.samverkan.kit.document.DocumentType.Consent;
import se.samverkan.kit.http.Caller;

/**
 * Whether this caller may take a document to its next state: asked by the change that is about to do it, and by the link
 * that offers it.
 *
 * <p>Each method names the organisation for which the caller then acts, and refuses a caller, or a document, for which it
 * is not the time. Roles are the resources' to say.
 */
@ApplicationScoped
class Transitions {
    @Inject
    Caller caller;

    @Inject
    DocumentRules rules;

    <C extends Content> String edit(DocumentType<C, ?> type, Document document) {
        var organisation = caller.actingFor(document.ownParties(document.working(type.contentType())));
        if (type.consent() == Consent.NONE) {
            document.refuseToBringBack();
        }
        return organisation;
    }

    String delete(Document document) {
        document.refuseToDelete();
        return caller.actingFor(document.listedParties());
    }

    /** The party may be null where the caller speaks for one only. */
    String approve(Document document, String named) {
        var partyId = caller.speakingFor(named, document.insiders());
        document.refuseToApprove(partyId);
        return partyId;
    }

    /** What a publication would make public, for whom and by what right. */
    record Publication<C>(C content, String organisation, VersionBasis basis) {}

    <C extends Content> Publication<C> publish(DocumentType<C, ?> type, Document document, VersionBasis asked) {
        var draft = document.working(type.contentType());
        var organisation = caller.actingFor(document.ownParties(draft));
        var basis = rules.requireConsent(type, document, draft, asked);
        // Once more: what the draft refers to may have changed or been withdrawn since it was written.
        var content = type.resolve(document.id, draft);
        type.requirePublishable(content);
        return new Publication<>(content, organisation, basis);
    }

    /** Not on the word of a party that stands only in an unpublished edit. */
    String withdraw(Document document) {
        document.refuseToWithdraw();
        return caller.actingFor(document.listedParties());
    }

    String renew(Document document) {
        document.refuseToRenew();
        return caller.actingFor(document.listedParties());
    }

    String confirm(Document document, String partyId) {
        var organisation = caller.speakingFor(partyId, Set.of(partyId));
        document.refuseToConfirm(organisation);
        return organisation;
    }
}
