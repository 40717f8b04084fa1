package se.samverkan.kit.document;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Set;
import java.util.UUID;
import se.samverkan.kit.content.Content;
import se.samverkan.kit.content.ItemIds;
import se.samverkan.kit.http.Caller;
import se.samverkan.kit.problem.Rejection;
import se.samverkan.kit.problem.Violations;

/** What content must fulfil beyond itself before it is stored or published: its ids, references and source (422). */
@ApplicationScoped
class DocumentRules {
    @Inject
    EntityManager database;

    @Inject
    Caller caller;

    @Inject
    Lineage lineage;

    /** The content with an id on every item, if every reference in and out of it holds. */
    <C extends Content> C complete(DocumentType<C, ?> type, UUID id, C content, Set<String> formerIds) {
        var violations = new Violations();
        var sent = StoredJson.tree(content);
        ItemIds.checkUnique(sent, violations);
        violations.refuse();
        var resolved = type.resolve(id, content);
        var tree = resolved == content ? sent : StoredJson.tree(resolved);
        return ItemIds.assign(tree, formerIds) ? StoredJson.fromTree(tree, type.contentType()) : resolved;
    }

    /** Those of the working copy and of every version: a follow-up may still point at any of them. */
    Set<String> itemIdsEver(Document document) {
        var ids = ItemIds.in(StoredJson.read(document.content, JsonNode.class));
        database.createQuery("select content from Version where key.documentId = :id", String.class)
                .setParameter("id", document.id)
                .getResultStream()
                .forEach(content -> ids.addAll(ItemIds.in(StoredJson.read(content, JsonNode.class))));
        return ids;
    }

    /** A document is neither its own predecessor nor about itself. */
    static void refuseSelfReference(UUID id, Content content) {
        var violations = new Violations();
        violations.unless(!StoredJson.of(content).contains("\"" + id + "\""), "", "refers to the document itself");
        violations.refuse();
    }

    /** Where no approval is asked, nobody who stood on the last version is left out of the next (422). */
    static void refuseToLeaveOut(DocumentType<?, ?> type, Document document, Content content) {
        if (type.consent() == DocumentType.Consent.APPROVALS || document.version == null) {
            return;
        }
        var violations = new Violations();
        for (var party : document.listedParties()) {
            violations.unless(
                    !Document.hasToApprove(party) || content.partyIds().contains(party),
                    "/parties",
                    party + " stands on version " + document.version + " and can't be left out: withdraw it instead");
        }
        violations.refuse();
    }

    /** By what right the working copy may be published now, which need not be asked; refuses it where there is none. */
    VersionBasis requireConsent(DocumentType<?, ?> type, Document document, Content content, VersionBasis asked) {
        document.refuseUnchanged();
        var basis = asked == null ? basisFor(document) : asked;
        if (basis == VersionBasis.ARCHIVE) {
            requireArchive(document, content);
        } else if (type.consent() == DocumentType.Consent.APPROVALS) {
            document.refuseUnapproved();
        }
        return basis;
    }

    private VersionBasis basisFor(Document document) {
        return caller.hasRole(Caller.EDITOR) || document.isApproved() || wasApproved(document)
                ? VersionBasis.APPROVED
                : VersionBasis.ARCHIVE;
    }

    private boolean wasApproved(Document document) {
        return document.version != null && wasApproved(document.id);
    }

    private boolean wasApproved(UUID document) {
        return database.createQuery(
                                "select count(*) from Version where key.documentId = :id and basis = APPROVED",
                                Long.class)
                        .setParameter("id", document)
                        .getSingleResult()
                > 0;
    }

    /** What is published from the archive was public before, says where, and never had the parties' approval here. */
    private void requireArchive(Document document, Content content) {
        if (!caller.hasRole(Caller.ARCHIVIST)) {
            throw Rejection.forbidden("Only the role archivist publishes from the archive");
        }
        if (wasApproved(document)) {
            throw Rejection.conflict("A version was published by its parties before: from then on every version is");
        }
        var continued = lineage.partiesOf(content.predecessor());
        if (!continued.isEmpty() && !caller.speaksForAny(continued)) {
            throw Rejection.forbidden(
                    "Only a party of the document whose place it takes publishes it from the archive");
        }
        var needed = document.objectors(content);
        if (content.predecessor() != null && wasApproved(content.predecessor())) {
            continued.stream().filter(Document::hasToApprove).forEach(needed::add);
        }
        needed.removeAll(caller.organisations());
        document.refuseWithout(needed);
        requireSource(content);
    }

    /** It names where it was public, and what it is about has a part in it or is published by the police. */
    private void requireSource(Content content) {
        var violations = new Violations();
        var withPolice = caller.organisations().stream()
                .anyMatch(party ->
                        party.startsWith("police:") && content.partyIds().contains(party));
        for (int i = 0; i < content.municipalities().size(); i++) {
            var code = content.municipalities().get(i);
            violations.unless(
                    withPolice || content.partyIds().contains("municipality:" + code),
                    "/municipalities/" + i,
                    code + " is not a party: only the police publishes about others from the archive");
        }
        var source = content.sources().isEmpty() ? null : content.sources().getFirst();
        violations.unless(
                source != null && source.publisher() != null && source.title() != null,
                "/sources/0",
                "an archive publication needs the publisher and the title of the page that it was public on");
        violations.refuse();
    }
}
