package se.samverkan.documents.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import se.samverkan.documents.kind.DocumentLookup;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.kind.DocumentType.Consent;
import se.samverkan.documents.kind.VersionBasis;
import se.samverkan.domain.content.Content;
import se.samverkan.domain.content.ItemIds;
import se.samverkan.domain.content.Party;
import se.samverkan.domain.content.PublicationStatus;
import se.samverkan.domain.validation.Violations;
import se.samverkan.domain.validation.VisibleNames;
import se.samverkan.owner.caller.Caller;
import se.samverkan.platform.json.CanonicalJson;
import se.samverkan.platform.problem.ProblemException;

/** The rules that content is stored and published by, beyond those of the content itself. */
@ApplicationScoped
public class DocumentRules {

    @Inject
    Caller caller;

    @Inject
    SuccessionChain successions;

    /** The content with an id on every item; throws 422 where its ids or references violate a rule. */
    public <C extends Content> C complete(
            DocumentType<C, ?> type, UUID id, C content, Set<String> formerIds, DocumentLookup lookup) {
        var violations = new Violations();
        var received = CanonicalJson.tree(content);
        ItemIds.checkUnique(received, violations);
        VisibleNames.check(received, violations);
        violations.unless(
                id == null
                        || !(id.equals(content.about())
                                || content.predecessors().contains(id)),
                "",
                "refers to the document itself");
        ProblemException.throwIfAny(violations::forEach);
        var resolved = type.resolve(id, content, lookup, violations);
        ProblemException.throwIfAny(violations::forEach);
        var tree = resolved == content ? received : CanonicalJson.tree(resolved);
        return ItemIds.assign(tree, formerIds) ? CanonicalJson.fromTree(tree, type.contentType()) : resolved;
    }

    /** The ids of the working copy and of every version: other documents may still refer to any of them. */
    public Set<String> itemIdsEver(Document document) {
        var ids = ItemIds.in(CanonicalJson.read(document.content, JsonNode.class));
        Version.of(document.id)
                .forEach(version -> ids.addAll(ItemIds.in(CanonicalJson.read(version.content, JsonNode.class))));
        return ids;
    }

    /** Throws 422 where a kind without approvals omits a party of the last version whose consent would be needed. */
    public static void requireEveryParty(DocumentType<?, ?> type, Document document, Content content) {
        if (type.consent() == Consent.APPROVALS || document.version == null) {
            return;
        }
        var violations = new Violations();
        for (var party : document.listedParties()) {
            violations.unless(
                    !Party.mustConsent(party) || content.partyIds().contains(party),
                    "/parties",
                    party + " stands on version " + document.version + " and can't be left out: withdraw it instead");
        }
        ProblemException.throwIfAny(violations::forEach);
    }

    /** The content to publish, if its references hold now and it is complete. */
    <C extends Content> Decision<C> publishable(
            DocumentType<C, ?> type, Document document, C draft, DocumentLookup lookup) {
        var violations = new Violations();
        var resolved = type.resolve(document.id, draft, lookup, violations);
        var content = violations.isEmpty() ? type.publishable(resolved, lookup, violations) : resolved;
        return ProblemException.ifAny(violations::forEach)
                .<Decision<C>>map(Decision::denied)
                .orElseGet(() -> Decision.allowed(content));
    }

    /** The basis on which the working copy can be published now; the requested one may be null. */
    Decision<VersionBasis> basis(DocumentType<?, ?> type, Document document, Content content, VersionBasis requested) {
        var basis = requested == null ? basisFor(document) : requested;
        return Decision.allowed(basis).unless(() -> unchanged(document)).unless(() -> switch (basis) {
            case ARCHIVE -> archiveDenial(document, content);
            case APPROVED -> type.consent() == Consent.APPROVALS ? approvalsDenial(document) : null;
        });
    }

    static ProblemException unchanged(Document document) {
        return document.hasSomethingToPublish()
                ? null
                : ProblemException.conflict(
                        "The working copy has no changes since version " + document.version + ": edit it first");
    }

    private ProblemException approvalsDenial(Document document) {
        return document.approvers().isEmpty()
                ? ProblemException.unprocessable("/parties", Party.CONSENTING_PARTY_NEEDED)
                : missing(document, document.approvers(), alternative());
    }

    /** For a caller that has both roles, which publishes with approvals unless it says otherwise. */
    private String alternative() {
        return caller.hasRole(Caller.ARCHIVIST)
                ? "; what was public elsewhere before is published with {\"basis\":\"ARCHIVE\"}"
                : "";
    }

    private static ProblemException missing(Document document, Collection<String> needed, String alternative) {
        var missing = document.approvals.missing(needed);
        return missing.isEmpty()
                ? null
                : ProblemException.conflict(
                        "Not yet approved by " + String.join(", ", missing)
                                + ": an approver of each approves this revision first" + alternative,
                        Map.of("missingApprovals", missing));
    }

    private VersionBasis basisFor(Document document) {
        return caller.hasRole(Caller.EDITOR) || isApproved(document) || Version.wasApproved(document.id)
                ? VersionBasis.APPROVED
                : VersionBasis.ARCHIVE;
    }

    private static boolean isApproved(Document document) {
        return !document.approvers().isEmpty()
                && document.approvals.missing(document.approvers()).isEmpty();
    }

    /** Archived content was public before, names where, and was never approved by its parties here. */
    private ProblemException archiveDenial(Document document, Content content) {
        if (!caller.hasRole(Caller.ARCHIVIST)) {
            return ProblemException.forbidden("Only the role archivist publishes from the archive");
        }
        if (Version.wasApproved(document.id)) {
            return ProblemException.conflict(
                    "A version was published by its parties before: from then on every version is");
        }
        var continued = successions.partiesOf(content.predecessors());
        if (!continued.isEmpty() && !caller.speaksForAny(continued)) {
            return ProblemException.forbidden(
                    "Only a party of the document whose place it takes publishes it from the archive");
        }
        var missing = missing(document, objectors(document, content, continued), "");
        if (missing != null) {
            return missing;
        }
        var violations = new Violations();
        content.checkArchive(caller.organisations(), violations);
        return ProblemException.ifAny(violations::forEach).orElse(null);
    }

    /** The parties whose consent even an archive publication needs; not those for which the caller speaks. */
    private Set<String> objectors(Document document, Content content, Set<String> continued) {
        var objectors = new TreeSet<String>();
        if (document.version != null) {
            document.listedParties().stream().filter(Party::mustConsent).forEach(objectors::add);
            objectors.removeAll(content.partyIds());
        }
        if (document.status == PublicationStatus.WITHDRAWN) {
            objectors.add(document.withdrawal.by());
        }
        if (content.predecessors().stream().anyMatch(Version::wasApproved)) {
            continued.stream().filter(Party::mustConsent).forEach(objectors::add);
        }
        objectors.removeAll(caller.organisations());
        return objectors;
    }
}
