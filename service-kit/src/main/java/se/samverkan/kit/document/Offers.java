package se.samverkan.kit.document;

import static java.util.Comparator.comparing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import se.samverkan.kit.http.Caller;
import se.samverkan.kit.http.Link;
import se.samverkan.kit.problem.AllowedMethods;
import se.samverkan.kit.problem.Rejection;

/**
 * The links by which this caller may change a document now: where the kind's resource has such a path for one of the
 * caller's roles, and {@link Transitions} lets the change through.
 */
@ApplicationScoped
class Offers {
    @Inject
    Caller caller;

    @Inject
    Transitions transitions;

    @Inject
    AllowedMethods methods;

    /** In a transaction, where nothing waits for a referred document that is still on its way. */
    Map<String, Link> of(DocumentType<?, ?> type, Document document, String publicAddress) {
        return QuarkusTransaction.joiningExisting().call(() -> links(type, document, publicAddress));
    }

    private Map<String, Link> links(DocumentType<?, ?> type, Document document, String publicAddress) {
        var offer = new Offer(publicAddress, "/" + type.collection() + "/" + document.id, new LinkedHashMap<>());
        offer.where("edit", "PUT", "", () -> transitions.edit(type, document));
        offer.where("delete", "DELETE", "", () -> transitions.delete(document));
        for (var party : caller.organisations()) {
            offer.where("approve", "POST", "/approvals", () -> transitions.approve(document, party));
        }
        offer.where("publish", "POST", "/publications", () -> transitions.publish(type, document, null));
        // Who may do either says so in the request.
        offer.where(
                "publish", "POST", "/publications", () -> transitions.publish(type, document, VersionBasis.ARCHIVE));
        offer.where("withdraw", "POST", "/withdrawals", () -> transitions.withdraw(document));
        offer.where("renew", "POST", "/renewals", () -> transitions.renew(document));
        // Who speaks for several is shown the one that has not said anything yet.
        document.confirmations().stream()
                .sorted(comparing(Confirmation::status))
                .forEach(stand -> {
                    var party = stand.partyId();
                    offer.where(
                            "confirm", "PUT", "/confirmations/" + party, () -> transitions.confirm(document, party));
                });
        return offer.links();
    }

    private final class Offer {
        private final String publicAddress;
        private final String document;
        private final Map<String, Link> links;

        Offer(String publicAddress, String document, Map<String, Link> links) {
            this.publicAddress = publicAddress;
            this.document = document;
            this.links = links;
        }

        void where(String rel, String method, String below, Runnable transition) {
            var path = document + below;
            if (!links.containsKey(rel)
                    && methods.roles(method, path).stream().anyMatch(caller::hasRole)
                    && isLetThrough(transition)) {
                links.put(rel, Link.of(rel, method, publicAddress + path));
            }
        }

        Map<String, Link> links() {
            return Collections.unmodifiableMap(links);
        }
    }

    private static boolean isLetThrough(Runnable transition) {
        try {
            transition.run();
            return true;
        } catch (Rejection refused) {
            return false;
        }
    }
}
