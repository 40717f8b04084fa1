package se.samverkan.documents;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import se.samverkan.documents.audit.AuditLog;
import se.samverkan.documents.history.RedactionRequest;
import se.samverkan.documents.history.Redactions;
import se.samverkan.documents.kind.ApprovalRequest;
import se.samverkan.documents.kind.ConfirmationRequest;
import se.samverkan.documents.kind.DocumentLookup;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.kind.DocumentType.Consent;
import se.samverkan.documents.kind.PublicationRequest;
import se.samverkan.documents.kind.VersionBasis;
import se.samverkan.documents.kind.WithdrawalRequest;
import se.samverkan.documents.lifecycle.ActionPolicy;
import se.samverkan.documents.lifecycle.Document;
import se.samverkan.documents.lifecycle.DocumentAccess;
import se.samverkan.documents.lifecycle.DocumentRules;
import se.samverkan.documents.lifecycle.SuccessionChain;
import se.samverkan.documents.replica.ReferencedDocuments;
import se.samverkan.documents.view.DocumentViews;
import se.samverkan.domain.content.Content;
import se.samverkan.domain.query.AsOf;
import se.samverkan.owner.body.ServerOwnedMembers;
import se.samverkan.owner.caller.Caller;
import se.samverkan.owner.change.ChangeTransaction;
import se.samverkan.owner.idempotency.IdempotencyStore;
import se.samverkan.owner.idempotency.StoredResponse;
import se.samverkan.platform.json.CanonicalJson;
import se.samverkan.platform.problem.ProblemException;

/** The use cases of documents of every kind: the only writer of documents, versions and events. */
@ApplicationScoped
public class DocumentService {
    @Inject
    Caller caller;

    @Inject
    DocumentAccess access;

    @Inject
    ActionPolicy policy;

    @Inject
    ReferencedDocuments references;

    @Inject
    DocumentRules rules;

    @Inject
    DocumentViews views;

    @Inject
    PublicationService publications;

    @Inject
    Redactions redactions;

    @Inject
    SuccessionChain successions;

    @Inject
    ServerOwnedMembers serverOwned;

    @Inject
    Duplicates duplicates;

    @Inject
    IdempotencyStore idempotency;

    @Inject
    AuditLog audit;

    /** Creates a draft; a document of a kind without consent is published at once. */
    public <C extends Content> StoredResponse create(DocumentType<C, ?> type, C content, boolean allowDuplicate) {
        // A document without parties takes over those of the document that it is about.
        if (!content.partyIds().isEmpty()) {
            caller.actingFor(content.partyIds());
        }
        var before = idempotency.find(content);
        if (before != null) {
            return before;
        }
        var complete = rules.complete(type, null, content, Set.of(), lookup());
        return ChangeTransaction.call(() -> idempotency.once(content, () -> {
            if (!allowDuplicate) {
                duplicates.refuse(type, complete);
            }
            return persist(type, complete);
        }));
    }

    /** Creates a draft of the successor of a published document. */
    public <C extends Content> StoredResponse draftNext(
            DocumentType<C, ?> type, UUID id, String ifMatch, Object request, UnaryOperator<C> next) {
        return ChangeTransaction.call(() -> {
            var before = access.locked(type, id);
            return idempotency.once(request, () -> {
                access.requireRevision(before, ifMatch);
                policy.succeed(before).orThrow();
                var content = next.apply(CanonicalJson.read(before.published, type.contentType()));
                return persist(type, rules.complete(type, null, content, Set.of(), references::find));
            });
        });
    }

    /** Replaces the working copy; of a kind without consent that is the next version at once. */
    public <C extends Content> StoredResponse replace(DocumentType<C, ?> type, UUID id, String ifMatch, C content) {
        var before = idempotency.find(content);
        if (before != null) {
            return before;
        }
        Set<String> formerIds;
        try {
            // Before the rules: a caller without access learns nothing of what a draft refers to, and waits for
            // nothing.
            formerIds = ChangeTransaction.call(() -> {
                var document = access.changeable(type, id, ifMatch);
                policy.edit(type, document).orThrow();
                serverOwned.requireEqual(() -> views.workingText(type, document, AsOf.today()));
                return rules.itemIdsEver(document);
            });
        } catch (ProblemException refusal) {
            // A concurrent duplicate may have changed the document while this request waited for its row.
            return Optional.ofNullable(idempotency.find(content)).orElseThrow(() -> refusal);
        }
        var complete = rules.complete(type, id, content, formerIds, lookup());
        var organisation = caller.actingFor(complete.partyIds());
        return act(type, id, ifMatch, content, document -> {
            DocumentRules.requireEveryParty(type, document, complete);
            document.edit(complete, successions.partiesOf(complete.predecessors()));
            duplicates.identify(type, document, complete.externalId(), organisation);
            if (type.consent() == Consent.NONE && document.unpublishedChanges) {
                publications.publish(type, document, complete, organisation, VersionBasis.APPROVED, null);
            }
            return organisation;
        });
    }

    /** Deletes a draft that was never published. */
    public StoredResponse delete(DocumentType<?, ?> type, UUID id, String ifMatch) {
        var request = Map.of();
        // Before the draft is looked for, which a first request has deleted.
        var before = idempotency.find(request);
        if (before != null) {
            return before;
        }
        return ChangeTransaction.call(() -> idempotency.once(request, () -> {
            var document = access.changeable(type, id, ifMatch);
            audit.changed(document, policy.delete(document).orThrow());
            idempotency.forget(document.id);
            document.delete();
            return StoredResponse.deleted();
        }));
    }

    /** Records a party's approval of the working copy. */
    public StoredResponse approve(DocumentType<?, ?> type, UUID id, String ifMatch, ApprovalRequest sent) {
        var request = ApprovalRequest.of(sent);
        return act(type, id, ifMatch, request, document -> {
            var partyId = policy.approve(document, request.partyId()).orThrow();
            document.approve(partyId);
            return partyId;
        });
    }

    /** Publishes the working copy as the next version. */
    public <C extends Content> StoredResponse publish(
            DocumentType<C, ?> type, UUID id, String ifMatch, PublicationRequest sent) {
        var request = PublicationRequest.of(sent);
        return act(type, id, ifMatch, request, document -> {
            successions.lock(document.working(type.contentType()).predecessors());
            var next = policy.publish(type, document, request.basis(), references::find)
                    .orThrow();
            publications.publish(
                    type, document, next.content(), next.organisation(), next.basis(), request.changeNote());
            return next.organisation();
        });
    }

    /** Withdraws the published version. */
    public StoredResponse withdraw(DocumentType<?, ?> type, UUID id, String ifMatch, WithdrawalRequest request) {
        return act(type, id, ifMatch, request, document -> {
            var organisation = policy.withdraw(document).orThrow();
            document.withdraw(organisation, request.explanation());
            publications.withdrawn(type, document);
            return organisation;
        });
    }

    /** Removes texts from every version, the working copy and the events. */
    public StoredResponse redact(DocumentType<?, ?> type, UUID id, String ifMatch, RedactionRequest request) {
        return act(type, id, ifMatch, request, document -> {
            var organisation = policy.redact(document).orThrow();
            redactions.redact(type, document, request, organisation);
            publications.redacted(type, document);
            return organisation;
        });
    }

    /** Records a party's position on the published version. */
    public StoredResponse confirm(
            DocumentType<?, ?> type, UUID id, String partyId, String ifMatch, ConfirmationRequest request) {
        return act(type, id, ifMatch, request, document -> {
            policy.confirm(document, partyId).orThrow();
            if (document.confirm(partyId, request.status(), request.comment())) {
                publications.confirmed(type, document);
            }
            return partyId;
        });
    }

    /** Executes an action once; the change returns the organisation that acted. */
    private StoredResponse act(
            DocumentType<?, ?> type, UUID id, String ifMatch, Object request, Function<Document, String> change) {
        return ChangeTransaction.call(() -> {
            var document = access.locked(type, id);
            return idempotency.once(request, () -> {
                access.requireRevision(document, ifMatch);
                audit.changed(document, change.apply(document));
                return views.changed(200, type, document, null);
            });
        });
    }

    private <C extends Content> StoredResponse persist(DocumentType<C, ?> type, C content) {
        var organisation = caller.actingFor(content.partyIds());
        var document = Document.draft(type.collection(), content, successions.partiesOf(content.predecessors()));
        duplicates.identify(type, document, content.externalId(), organisation);
        document.persist();
        if (type.consent() == Consent.NONE) {
            publications.publish(type, document, content, organisation, VersionBasis.APPROVED, null);
        }
        audit.changed(document, organisation);
        return views.changed(201, type, document, views.address(type.collection(), document.id));
    }

    /** Finds documents of other services; a job waits for them after its transaction. */
    private DocumentLookup lookup() {
        return caller.isActing() ? references::find : references::await;
    }
}
