package se.samverkan.documents.view;

import static java.util.Comparator.comparing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import se.samverkan.documents.kind.Confirmation;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.kind.VersionBasis;
import se.samverkan.documents.lifecycle.ActionPolicy;
import se.samverkan.documents.lifecycle.Decision;
import se.samverkan.documents.lifecycle.Document;
import se.samverkan.documents.replica.ReplicatedDocuments;
import se.samverkan.owner.caller.Caller;
import se.samverkan.platform.http.Link;
import se.samverkan.platform.problem.AllowedMethods;

/**
 * The links to the actions that are open to this caller now: the resource has such a path for one of the caller's roles,
 * and {@link ActionPolicy} allows the action.
 */
@ApplicationScoped
class ActionLinks {

    @Inject
    Caller caller;

    @Inject
    ActionPolicy policy;

    @Inject
    AllowedMethods methods;

    @Inject
    ReplicatedDocuments replicas;

    /** Empty for a job, which has nobody to offer them to. */
    Map<String, Link> of(DocumentType<?, ?> type, Document document, String publicAddress) {
        if (caller.isActing()) {
            return Map.of();
        }
        return QuarkusTransaction.joiningExisting().call(() -> links(type, document, publicAddress));
    }

    private Map<String, Link> links(DocumentType<?, ?> type, Document document, String publicAddress) {
        var links = new Links(publicAddress, "/" + type.collection() + "/" + document.id);
        links.add("edit", "PUT", "", () -> policy.edit(type, document));
        links.add("delete", "DELETE", "", () -> policy.delete(document));
        for (var party : caller.organisations()) {
            links.add("approve", "POST", "/approvals", () -> policy.approve(document, party));
        }
        links.add("publish", "POST", "/publications", () -> policy.publish(type, document, null, replicas::find));
        // A caller with both roles chooses the basis in the request.
        links.add(
                "publish",
                "POST",
                "/publications",
                () -> policy.publish(type, document, VersionBasis.ARCHIVE, replicas::find));
        links.add("withdraw", "POST", "/withdrawals", () -> policy.withdraw(document));
        type.successorActions().forEach((rel, path) -> links.add(rel, "POST", path, () -> policy.succeed(document)));
        // A caller that speaks for several parties is offered one that is still pending first.
        document.confirmations.positions().stream()
                .sorted(comparing(Confirmation::status))
                .map(Confirmation::partyId)
                .forEach(party ->
                        links.add("confirm", "PUT", "/confirmations/" + party, () -> policy.confirm(document, party)));
        return links.byRelation;
    }

    private final class Links {
        private final String publicAddress;
        private final String document;
        private final Map<String, Link> byRelation = new LinkedHashMap<>();

        Links(String publicAddress, String document) {
            this.publicAddress = publicAddress;
            this.document = document;
        }

        void add(String rel, String method, String below, Supplier<Decision<?>> decision) {
            var path = document + below;
            if (!byRelation.containsKey(rel)
                    && methods.roles(method, path).stream().anyMatch(caller::hasRole)
                    && decision.get().isAllowed()) {
                byRelation.put(rel, Link.of(rel, method, publicAddress + path));
            }
        }
    }
}
