package se.samverkan.documents.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Set;
import se.samverkan.documents.kind.DocumentLookup;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.kind.DocumentType.Consent;
import se.samverkan.documents.kind.VersionBasis;
import se.samverkan.domain.content.Content;
import se.samverkan.domain.content.PublicationStatus;
import se.samverkan.owner.caller.Caller;
import se.samverkan.platform.problem.ProblemException;

/**
 * Which actions on a document are open to this caller now. The action itself and the link that offers it ask the same
 * method.
 *
 * <p>The outcome of a decision is the organisation for which the caller acts. Roles are checked by the resources.
 */
@ApplicationScoped
public class ActionPolicy {

    @Inject
    Caller caller;

    @Inject
    DocumentRules rules;

    public <C extends Content> Decision<String> edit(DocumentType<C, ?> type, Document document) {
        return actingFor(document.ownParties(document.working(type.contentType())))
                .unless(() -> type.consent() == Consent.NONE && document.status == PublicationStatus.WITHDRAWN
                        ? ProblemException.conflict("It was withdrawn: create a new document instead")
                        : null);
    }

    public Decision<String> delete(Document document) {
        return document.version == null
                ? actingFor(document.listedParties())
                : Decision.denied(ProblemException.conflict(
                        "What was published is never deleted: withdraw it with an explanation"));
    }

    /** The outcome is the approving party; the named one may be null where the caller speaks for one party only. */
    public Decision<String> approve(Document document, String named) {
        return speakingFor(named, document.authorizedParties())
                .unless(() -> DocumentRules.unchanged(document))
                .then(party -> document.approvals.isGivenBy(party)
                        ? Decision.denied(ProblemException.conflict(party + " has approved this working copy already"))
                        : Decision.allowed(party));
    }

    /** What a publication would publish, for which organisation and on what basis. */
    public record Publication<C>(C content, String organisation, VersionBasis basis) {}

    /** The requested basis may be null. */
    public <C extends Content> Decision<Publication<C>> publish(
            DocumentType<C, ?> type, Document document, VersionBasis requested, DocumentLookup lookup) {
        var draft = document.working(type.contentType());
        return actingFor(document.ownParties(draft))
                .then(organisation -> rules.basis(type, document, draft, requested)
                        // Checked again: what the draft refers to may have changed since it was written.
                        .then(basis -> rules.publishable(type, document, draft, lookup)
                                .then(content -> Decision.allowed(new Publication<>(content, organisation, basis)))));
    }

    /** A party that only an unpublished edit names does not withdraw. */
    public Decision<String> withdraw(Document document) {
        return document.isPublished()
                ? actingFor(document.listedParties())
                : Decision.denied(ProblemException.conflict(
                        "Only a published document can be withdrawn; this one is " + document.status));
    }

    /** A draft of the document's successor. */
    public Decision<String> succeed(Document document) {
        return document.isPublished()
                ? actingFor(document.listedParties())
                : Decision.denied(
                        ProblemException.conflict("Only what is published can be renewed; this is " + document.status));
    }

    public Decision<String> confirm(Document document, String partyId) {
        return speakingFor(partyId, Set.of(partyId)).unless(() -> {
            if (!document.isPublished()) {
                return ProblemException.conflict("Only what is published can be confirmed; this is " + document.status);
            }
            return document.confirmations.of(partyId).isPresent()
                    ? null
                    : ProblemException.notFound(partyId + " is no party of version " + document.version);
        });
    }

    /** An admin's removal of texts from every version. */
    public Decision<String> redact(Document document) {
        return document.version == null
                ? Decision.denied(ProblemException.conflict("It was never published: edit or delete the draft instead"))
                : actingFor(document.listedParties());
    }

    private Decision<String> actingFor(Collection<String> parties) {
        return caller.organisationAmong(parties)
                .map(Decision::allowed)
                .orElseGet(() -> Decision.denied(Caller.speaksForNone()));
    }

    /** The party for which the caller takes a position: the named one, or its only one. */
    private Decision<String> speakingFor(String named, Collection<String> parties) {
        if (named == null) {
            var own = caller.ownAmong(parties);
            return own.size() > 1
                    ? Decision.denied(
                            ProblemException.badRequest("/partyId", "say for which: " + String.join(", ", own)))
                    : actingFor(parties);
        }
        if (!caller.organisations().contains(named)) {
            return Decision.denied(
                    ProblemException.forbidden("The token does not speak for " + named + " (claim organisations)"));
        }
        return parties.contains(named)
                ? Decision.allowed(named)
                : Decision.denied(ProblemException.unprocessable("/partyId", named + " is no party of the document"));
    }
}
