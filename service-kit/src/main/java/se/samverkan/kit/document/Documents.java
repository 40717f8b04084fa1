package se.samverkan.kit.document;

import static jakarta.persistence.LockModeType.PESSIMISTIC_WRITE;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import se.samverkan.kit.content.Content;
import se.samverkan.kit.content.PublicationStatus;
import se.samverkan.kit.http.AsOf;
import se.samverkan.kit.http.Caller;
import se.samverkan.kit.http.ListQuery;
import se.samverkan.kit.http.Page;
import se.samverkan.kit.outbox.Outbox;
import se.samverkan.kit.problem.Rejection;

/** The use cases of documents of every kind: the only writer of documents, versions and their events. */
@ApplicationScoped
public class Documents {
    @Inject
    EntityManager database;

    @Inject
    Outbox outbox;

    @Inject
    Caller caller;

    @Inject
    DocumentRules rules;

    @Inject
    DocumentViews views;

    @Inject
    DocumentSearch search;

    /** A new draft. */
    public <C extends Content, V extends View> V create(DocumentType<C, V> type, C content) {
        var complete = rules.complete(type, content, Set.of());
        caller.actingFor(complete.partyIds());
        return inTransaction(() -> views.working(type, persist(type, complete), today()));
    }

    /** A document that needs nobody's consent: public at once. */
    public <C extends Content, V extends View> V createPublished(DocumentType<C, V> type, C content) {
        var complete = rules.complete(type, content, Set.of());
        var organisation = caller.actingFor(complete.partyIds());
        return inTransaction(() -> {
            var document = persist(type, complete);
            makePublic(type, document, organisation, Version.Basis.APPROVED, null);
            return views.working(type, document, today());
        });
    }

    /** The working copy for the parties, the published version for everybody else. */
    public <V extends View> V find(DocumentType<?, V> type, UUID id, LocalDate asOf) {
        return inTransaction(() -> {
            var document = readable(type, id, database.find(Document.class, id));
            return caller.speaksForAny(document.insiders())
                    ? views.working(type, document, asOf)
                    : views.published(type, document, asOf);
        });
    }

    /** Everything published, and the caller's own drafts. */
    public <V extends View> Page<V> list(DocumentType<?, V> type, ListQuery query) {
        var filter = query.filter();
        return inTransaction(() -> {
            var found = search.find(type.collection(), filter, caller.organisations());
            var items = found.documents().stream()
                    .map(document -> document.isPublished()
                            ? views.published(type, document, filter.asOf())
                            : views.working(type, document, filter.asOf()))
                    .toList();
            return query.page(views.publicAddress(), items, found.total());
        });
    }

    /** The published documents about another one. */
    public <V extends View> List<V> publishedAbout(DocumentType<?, V> type, UUID about) {
        return database.createQuery(
                        "from Document where collection = :collection and about = :about and status = PUBLISHED",
                        Document.class)
                .setParameter("collection", type.collection())
                .setParameter("about", about)
                .getResultStream()
                .<V>map(document -> views.published(type, document, today()))
                .toList();
    }

    /** Whether a document of this service is public now. */
    public boolean isPublished(DocumentType<?, ?> type, UUID id) {
        return inTransaction(() -> {
            var document = database.find(Document.class, id);
            return document != null && document.collection.equals(type.collection()) && document.isPublished();
        });
    }

    /** Replaces the working copy. */
    public <C extends Content, V extends View> V replace(DocumentType<C, V> type, UUID id, String ifMatch, C content) {
        return edit(type, id, ifMatch, content, (document, organisation) -> {});
    }

    /** Replaces a document that needs nobody's consent: the next version at once. */
    public <C extends Content, V extends View> V replacePublished(
            DocumentType<C, V> type, UUID id, String ifMatch, C content) {
        return edit(type, id, ifMatch, content, (document, organisation) -> {
            document.refuseToBringBack();
            if (document.unpublishedChanges) {
                makePublic(type, document, organisation, Version.Basis.APPROVED, null);
            }
        });
    }

    /** Forgets a draft that nobody but its parties ever saw. */
    public void delete(DocumentType<?, ?> type, UUID id, String ifMatch) {
        inTransaction(() -> {
            var document = changeable(type, id, ifMatch);
            document.refuseToDelete();
            database.remove(document);
            return id;
        });
    }

    /** Publishes what was public before, on the archivist's word and its source. */
    public <C extends Content, V extends View> V publishFromArchive(
            DocumentType<C, V> type, UUID id, String ifMatch, String changeNote) {
        var draft = inTransaction(() -> StoredJson.read(changeable(type, id, ifMatch).content, type.contentType()));
        DocumentRules.requireSource(draft);
        // Once more: what the draft refers to may have changed or been withdrawn since it was written.
        type.resolve(draft);
        return inTransaction(() -> {
            var document = changeable(type, id, ifMatch);
            var organisation = caller.actingFor(document.insiders());
            makePublic(type, document, organisation, Version.Basis.ARCHIVE, changeNote);
            return views.working(type, document, today());
        });
    }

    /** Takes a document from the public. */
    public <V extends View> V withdraw(DocumentType<?, V> type, UUID id, String ifMatch, String explanation) {
        return inTransaction(() -> {
            var document = changeable(type, id, ifMatch);
            // Not on the word of a party that stands only in an unpublished edit.
            document.withdraw(caller.actingFor(document.listedParties()), explanation);
            emit(type, document, "withdrawn", "document", StoredJson.of(views.withdrawal(document)));
            type.afterPublicChange(document.about == null ? Set.of() : Set.of(document.about));
            return views.working(type, document, today());
        });
    }

    private <C extends Content, V extends View> V edit(
            DocumentType<C, V> type, UUID id, String ifMatch, C content, AfterEdit afterEdit) {
        // Before the rules: a stranger learns nothing of what a draft refers to, and waits for nothing.
        var formerIds = inTransaction(() -> rules.itemIdsEver(changeable(type, id, ifMatch)));
        var complete = rules.complete(type, content, formerIds);
        DocumentRules.refuseSelfReference(id, complete);
        var organisation = caller.actingFor(complete.partyIds());
        return inTransaction(() -> {
            var document = changeable(type, id, ifMatch);
            document.edit(complete);
            afterEdit.accept(document, organisation);
            return views.working(type, document, today());
        });
    }

    /** What follows an edit in its transaction. */
    private interface AfterEdit {
        void accept(Document document, String organisation);
    }

    private Document persist(DocumentType<?, ?> type, Content content) {
        var document = new Document(type.collection(), content);
        database.persist(document);
        return document;
    }

    private <C extends Content> void makePublic(
            DocumentType<C, ?> type, Document document, String organisation, Version.Basis basis, String changeNote) {
        var previous = document.version == null
                ? null
                : database.find(Version.class, new Version.Key(document.id, document.version)).hash;
        var content = StoredJson.read(document.content, type.contentType());
        var about = new HashSet<UUID>();
        about.add(document.about);
        document.publish(content);
        about.add(document.about);
        about.remove(null);
        document.published = StoredJson.of(type.view(views.publicEnvelope(document), content));
        database.persist(new Version(document, organisation, basis, changeNote, previous));
        emit(type, document, "published", type.noun(), document.published);
        type.afterPublicChange(about);
    }

    private void emit(DocumentType<?, ?> type, Document document, String verb, String schemaNoun, String data) {
        outbox.record(
                type.collection(),
                type.noun() + "." + verb + ".v1",
                schemaNoun + "." + verb + ".v1",
                document.id,
                document.sequence,
                document.updatedAt,
                data);
    }

    /** Another party's draft does not exist for this caller; what was withdrawn leaves its explanation (410). */
    private Document readable(DocumentType<?, ?> type, UUID id, Document document) {
        var isThere = document != null && document.collection.equals(type.collection());
        var isInsider = isThere && caller.speaksForAny(document.insiders());
        if (!isThere || (document.status == PublicationStatus.DRAFT && !isInsider)) {
            throw Rejection.notFound("There is no " + type.noun() + " " + id);
        }
        if (document.status == PublicationStatus.WITHDRAWN && !isInsider) {
            throw views.gone(document);
        }
        return document;
    }

    /** The row locked, for a party, at the revision that the client has seen: of two at once exactly one wins. */
    private Document changeable(DocumentType<?, ?> type, UUID id, String ifMatch) {
        var document = readable(type, id, database.find(Document.class, id, PESSIMISTIC_WRITE));
        caller.actingFor(document.insiders());
        var etag = Envelope.etag(document.revision);
        if (ifMatch == null) {
            throw Rejection.preconditionRequired(etag);
        }
        if (!ifMatch.equals(etag)) {
            throw Rejection.preconditionFailed(
                    "The document has changed: it is at " + etag + ", not " + ifMatch + "; read it again", etag);
        }
        return document;
    }

    private static LocalDate today() {
        return new AsOf().day();
    }

    private static <T> T inTransaction(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(work::get);
    }
}
