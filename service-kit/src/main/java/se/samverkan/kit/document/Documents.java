package se.samverkan.kit.document;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import se.samverkan.kit.content.Content;
import se.samverkan.kit.document.DocumentType.Consent;
import se.samverkan.kit.http.AsOf;
import se.samverkan.kit.http.Caller;
import se.samverkan.kit.http.ListQuery;
import se.samverkan.kit.http.Page;

/** The use cases of documents of every kind: the only writer of documents, versions and their events. */
@ApplicationScoped
public class Documents {
    @Inject
    EntityManager database;

    @Inject
    Caller caller;

    @Inject
    DocumentAccess access;

    @Inject
    Transitions transitions;

    @Inject
    DocumentRules rules;

    @Inject
    DocumentViews views;

    @Inject
    DocumentSearch search;

    @Inject
    Announcements announcements;

    @Inject
    Redactions redactions;

    @Inject
    Lineage lineage;

    @Inject
    KeptAnswers answers;

    @Inject
    Audit audit;

    /** A new draft, or of a kind that needs nobody's consent a document that is public at once. */
    public <C extends Content> Answer create(DocumentType<C, ?> type, C content) {
        // What names no parties takes over those of the document that it is about.
        if (!content.partyIds().isEmpty()) {
            caller.actingFor(content.partyIds());
        }
        var before = answers.find(content);
        if (before != null) {
            return before;
        }
        var complete = rules.complete(type, null, content, Set.of());
        return inTransaction(() -> answers.once(content, () -> persist(type, complete)));
    }

    /** A draft of what takes the place of a published document. */
    public <C extends Content> Answer draftNext(
            DocumentType<C, ?> type, UUID id, String ifMatch, Object request, UnaryOperator<C> next) {
        return inTransaction(() -> {
            var before = access.locked(type, id);
            return answers.once(request, () -> {
                access.requireRevision(before, ifMatch);
                transitions.renew(before);
                var content = next.apply(StoredJson.read(before.published, type.contentType()));
                return persist(type, rules.complete(type, null, content, Set.of()));
            });
        });
    }

    /** The working copy for the parties, the published version for everybody else. */
    public Answer find(DocumentType<?, ?> type, UUID id, LocalDate asOf) {
        // One row, so there is nothing that a transaction would hold together.
        var document = access.readable(type, id);
        return caller.speaksForAny(document.insiders())
                ? Answer.read(id, views.workingText(type, document, asOf), document.revision)
                : Answer.read(id, views.publishedText(type, document, asOf), document.publishedRevision);
    }

    /** Everything published, and the caller's own drafts. */
    public <V extends View> Page<V> list(DocumentType<?, V> type, ListQuery query) {
        var filter = query.filter();
        var asOf = filter.documents().asOf();
        return inTransaction(() -> {
            var found = search.find(type.collection(), filter, caller.organisations());
            var items = found.documents().stream()
                    .map(document -> document.isPublished()
                            ? views.published(type, document, asOf)
                            : views.working(type, document, asOf))
                    .toList();
            return query.page(views.publicAddress(), filter, items, found.total());
        });
    }

    /** Replaces the working copy; of a kind that needs nobody's consent the next version at once. */
    public <C extends Content> Answer replace(DocumentType<C, ?> type, UUID id, String ifMatch, C content) {
        // Before the rules: a stranger learns nothing of what a draft refers to, and waits for nothing.
        var formerIds = inTransaction(() -> {
            var document = access.changeable(type, id, ifMatch);
            transitions.edit(type, document);
            return rules.itemIdsEver(document);
        });
        DocumentRules.refuseSelfReference(id, content);
        var complete = rules.complete(type, id, content, formerIds);
        var organisation = caller.actingFor(complete.partyIds());
        return inTransaction(() -> {
            var document = access.changeable(type, id, ifMatch);
            DocumentRules.refuseToLeaveOut(type, document, complete);
            document.edit(complete, lineage.partiesOf(complete.predecessor()));
            if (type.consent() == Consent.NONE && document.unpublishedChanges) {
                announcements.publish(type, document, complete, organisation, VersionBasis.APPROVED, null);
            }
            return changed(type, document, organisation);
        });
    }

    /** Forgets a draft that nobody but its parties ever saw. */
    public void delete(DocumentType<?, ?> type, UUID id, String ifMatch) {
        inTransaction(() -> {
            var document = access.changeable(type, id, ifMatch);
            audit.changed(document, transitions.delete(document));
            answers.forget(document);
            database.remove(document);
            return id;
        });
    }

    /** A party's consent to the working copy as it stands. */
    public Answer approve(DocumentType<?, ?> type, UUID id, String ifMatch, ApprovalRequest sent) {
        var request = ApprovalRequest.of(sent);
        return act(type, id, ifMatch, request, document -> {
            var partyId = transitions.approve(document, request.partyId());
            document.approve(partyId);
            return partyId;
        });
    }

    /** Makes the working copy the next version. */
    public <C extends Content> Answer publish(
            DocumentType<C, ?> type, UUID id, String ifMatch, PublicationRequest sent) {
        var request = PublicationRequest.of(sent);
        return act(type, id, ifMatch, request, document -> {
            lineage.oneAtATime(document.working(type.contentType()).predecessor());
            var next = transitions.publish(type, document, request.basis());
            announcements.publish(
                    type, document, next.content(), next.organisation(), next.basis(), request.changeNote());
            return next.organisation();
        });
    }

    /** Takes a document from the public. */
    public Answer withdraw(DocumentType<?, ?> type, UUID id, String ifMatch, WithdrawalRequest request) {
        return act(type, id, ifMatch, request, document -> {
            var organisation = transitions.withdraw(document);
            document.withdraw(organisation, request.explanation());
            announcements.withdrawn(type, document);
            return organisation;
        });
    }

    /** Takes texts out of everything that is kept and told of a document. */
    public Answer redact(DocumentType<?, ?> type, UUID id, String ifMatch, RedactionRequest request) {
        return act(type, id, ifMatch, request, document -> {
            var organisation = caller.actingFor(document.listedParties());
            redactions.redact(type, document, request, organisation);
            announcements.redacted(type, document);
            return organisation;
        });
    }

    /** Where a party stands to what is published. */
    public Answer confirm(
            DocumentType<?, ?> type, UUID id, String partyId, String ifMatch, ConfirmationRequest request) {
        return inTransaction(() -> {
            var document = access.locked(type, id);
            access.requireRevision(document, ifMatch);
            transitions.confirm(document, partyId);
            if (document.confirm(partyId, request.status(), request.comment())) {
                announcements.confirmed(type, document);
            }
            return changed(type, document, partyId);
        });
    }

    /** One POST about a document, done once, by the organisation that the change tells. */
    private Answer act(
            DocumentType<?, ?> type, UUID id, String ifMatch, Object request, Function<Document, String> change) {
        return inTransaction(() -> {
            var document = access.locked(type, id);
            return answers.once(request, () -> {
                access.requireRevision(document, ifMatch);
                return changed(type, document, change.apply(document));
            });
        });
    }

    private <C extends Content> Answer persist(DocumentType<C, ?> type, C content) {
        var organisation = caller.actingFor(content.partyIds());
        var document = new Document(type.collection(), content, lineage.partiesOf(content.predecessor()));
        database.persist(document);
        if (type.consent() == Consent.NONE) {
            announcements.publish(type, document, content, organisation, VersionBasis.APPROVED, null);
        }
        audit.changed(document, organisation);
        return answer(201, type, document, views.address(type.collection(), document.id));
    }

    private Answer changed(DocumentType<?, ?> type, Document document, String organisation) {
        audit.changed(document, organisation);
        return answer(200, type, document, null);
    }

    private Answer answer(int status, DocumentType<?, ?> type, Document document, String location) {
        var body = views.workingText(type, document, today());
        return new Answer(document.id, status, body, Envelope.etag(document.revision), location, document.sequence);
    }

    private static LocalDate today() {
        return new AsOf().day();
    }

    private static <T> T inTransaction(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(work::get);
    }
}
