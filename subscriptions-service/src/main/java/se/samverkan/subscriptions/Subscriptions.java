package se.samverkan.subscriptions;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.samverkan.domain.query.PageQuery;
import se.samverkan.owner.body.ServerOwnedMembers;
import se.samverkan.owner.caller.Caller;
import se.samverkan.owner.change.AdvisoryLock;
import se.samverkan.owner.change.ChangeTransaction;
import se.samverkan.owner.change.Revision;
import se.samverkan.owner.idempotency.IdempotencyStore;
import se.samverkan.owner.idempotency.StoredResponse;
import se.samverkan.platform.http.Page;
import se.samverkan.platform.http.PublicAddress;
import se.samverkan.platform.json.CanonicalJson;
import se.samverkan.platform.problem.ProblemException;
import se.samverkan.subscriptions.webhook.WebhookTarget;

/** The use cases of subscriptions, for the integrators of their organisations. */
@ApplicationScoped
public class Subscriptions {
    @Inject
    Caller caller;

    @Inject
    IdempotencyStore idempotency;

    @Inject
    ServerOwnedMembers serverOwned;

    @Inject
    PublicAddress publicAddress;

    @ConfigProperty(name = "samverkan.webhooks.allow-local")
    boolean allowLocal;

    @ConfigProperty(name = "samverkan.subscriptions.max")
    int max;

    /** Creates a subscription of an organisation of the caller; the response alone has the secret. */
    public StoredResponse create(SubscriptionContent content) {
        checkUrl(content);
        refuseDisabling(content, SubscriptionStatus.ACTIVE);
        var organisation = organisation(content);
        return ChangeTransaction.call(() -> idempotency.once(content, () -> {
            // Two at once must not both be the last one.
            AdvisoryLock.take(organisation);
            if (Subscription.count("organisation", organisation) >= max) {
                throw ProblemException.conflict(organisation + " has " + max + " subscriptions: delete one first");
            }
            refuseSecond(organisation, content, null);
            var subscription = Subscription.create(organisation, content);
            subscription.persist();
            var view = SubscriptionView.withSecret(subscription, publicAddress.get());
            return response(201, subscription, view, SubscriptionView.address(subscription.id, publicAddress.get()));
        }));
    }

    /** The subscriptions of the caller's organisations, the oldest first. */
    public Page<SubscriptionView> list(PageQuery query, UriInfo uri) {
        var page = ProblemException.reading(query::numbers);
        return QuarkusTransaction.requiringNew().call(() -> {
            var found =
                    Subscription.<Subscription>find("organisation in ?1 order by id", caller.claimedOrganisations());
            var items = found.page(page.page() - 1, page.limit()).stream()
                    .map(subscription -> SubscriptionView.of(subscription, publicAddress.get()))
                    .toList();
            var meta = new Page.Meta(found.count(), page.page(), page.limit(), items.size());
            return new Page<>(meta, Page.links(uri, publicAddress.get(), meta), items);
        });
    }

    /** A subscription of an organisation of the caller. */
    public StoredResponse find(UUID id) {
        var subscription = readable(id, LockModeType.NONE);
        var view = SubscriptionView.of(subscription, publicAddress.get());
        return StoredResponse.read(id, CanonicalJson.of(view), subscription.revision);
    }

    /** Replaces what the organisation has stated. */
    public StoredResponse replace(UUID id, String ifMatch, SubscriptionContent content) {
        checkUrl(content);
        return act(id, content, subscription -> {
            Revision.require("subscription", subscription.revision, ifMatch);
            serverOwned.requireEqual(() -> CanonicalJson.of(SubscriptionView.of(subscription, publicAddress.get())));
            if (content.organisation() != null && !content.organisation().equals(subscription.organisation)) {
                throw ProblemException.unprocessable(
                        "/organisation", "is " + subscription.organisation + " and cannot change");
            }
            refuseDisabling(content, subscription.status);
            AdvisoryLock.take(subscription.organisation);
            refuseSecond(subscription.organisation, content, id);
            subscription.replace(content);
            return response(200, subscription, SubscriptionView.of(subscription, publicAddress.get()), null);
        });
    }

    /** Deletes a subscription with its deliveries. */
    public StoredResponse delete(UUID id, String ifMatch) {
        // Before the subscription is looked for, which a first request has deleted.
        return Optional.ofNullable(idempotency.find(Map.of()))
                .orElseGet(() -> act(id, Map.of(), subscription -> {
                    Revision.require("subscription", subscription.revision, ifMatch);
                    idempotency.forget(id);
                    subscription.delete();
                    return StoredResponse.deleted();
                }));
    }

    /** Creates another secret; the present one signs beside it for a day. */
    public StoredResponse rotateSecret(UUID id) {
        return act(id, Map.of(), subscription -> {
            subscription.rotateSecret();
            var view = SubscriptionView.withSecret(subscription, publicAddress.get());
            return response(201, subscription, view, SubscriptionView.address(id, publicAddress.get()));
        });
    }

    /** Changes a subscription once, with its row locked. */
    public StoredResponse act(UUID id, Object request, Function<Subscription, StoredResponse> change) {
        return ChangeTransaction.call(() -> {
            var subscription = readable(id, LockModeType.PESSIMISTIC_WRITE);
            return idempotency.once(request, () -> change.apply(subscription));
        });
    }

    /** The subscription for an integrator of its organisation; to everybody else it is not there. */
    public Subscription readable(UUID id, LockModeType lock) {
        return Subscription.<Subscription>findByIdOptional(id, lock)
                .filter(subscription -> caller.claimedOrganisations().contains(subscription.organisation))
                .orElseThrow(() -> ProblemException.notFound("There is no subscription " + id));
    }

    private StoredResponse response(int status, Subscription subscription, SubscriptionView view, String location) {
        // The revision counts at the flush, and so do the times in the database.
        Subscription.flush();
        return new StoredResponse(
                subscription.id, status, CanonicalJson.of(view), Revision.etag(subscription.revision), location, null);
    }

    private void checkUrl(SubscriptionContent content) {
        WebhookTarget.violation(content.url(), allowLocal).ifPresent(text -> {
            throw ProblemException.unprocessable("/url", text);
        });
    }

    private String organisation(SubscriptionContent content) {
        Set<String> own = caller.claimedOrganisations();
        if (content.organisation() != null) {
            if (!own.contains(content.organisation())) {
                throw ProblemException.forbidden("The token does not speak for " + content.organisation());
            }
            return content.organisation();
        }
        if (own.isEmpty()) {
            throw ProblemException.forbidden(
                    "The token names no organisation (claim organisations: a list of party ids)");
        }
        if (own.size() > 1) {
            throw ProblemException.unprocessable("/organisation", "name one of " + String.join(", ", own));
        }
        return own.iterator().next();
    }

    private static void refuseDisabling(SubscriptionContent content, SubscriptionStatus before) {
        if (content.status() == SubscriptionStatus.DISABLED && before != SubscriptionStatus.DISABLED) {
            throw ProblemException.unprocessable("/status", "is set by the service: use PAUSED");
        }
    }

    private static void refuseSecond(String organisation, SubscriptionContent content, UUID id) {
        Subscription.<Subscription>find(
                        "organisation = ?1 and url = ?2",
                        organisation,
                        content.url().toString())
                .firstResultOptional()
                .filter(other -> !other.id.equals(id))
                .ifPresent(other -> {
                    throw ProblemException.conflict(
                            "Subscription " + other.id + " posts to this address already: replace or delete it");
                });
    }
}
