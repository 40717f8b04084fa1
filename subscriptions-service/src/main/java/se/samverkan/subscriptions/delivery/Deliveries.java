package se.samverkan.subscriptions.delivery;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import se.samverkan.domain.query.PageQuery;
import se.samverkan.domain.query.QueryParameters;
import se.samverkan.domain.time.Timestamps;
import se.samverkan.owner.idempotency.StoredResponse;
import se.samverkan.platform.http.Page;
import se.samverkan.platform.http.PublicAddress;
import se.samverkan.platform.json.CanonicalJson;
import se.samverkan.platform.problem.ProblemException;
import se.samverkan.subscriptions.Subscription;
import se.samverkan.subscriptions.SubscriptionStatus;
import se.samverkan.subscriptions.SubscriptionView;
import se.samverkan.subscriptions.Subscriptions;
import se.samverkan.subscriptions.webhook.WebhookMessage;

/** The use cases of deliveries, for the integrators of their subscriptions. */
@ApplicationScoped
class Deliveries {
    @Inject
    Subscriptions subscriptions;

    @Inject
    DeliveryWorker worker;

    @Inject
    PublicAddress publicAddress;

    /** The deliveries of a subscription, the newest first; the status may be null. */
    Page<DeliveryView> list(UUID subscription, String status, PageQuery query, UriInfo uri) {
        record Asked(DeliveryState status, PageQuery.Numbers page) {}
        var asked = ProblemException.reading(violations -> new Asked(
                QueryParameters.constant("status", status, DeliveryState.class, violations),
                query.numbers(violations)));
        var page = asked.page();
        return QuarkusTransaction.requiringNew().call(() -> {
            subscriptions.readable(subscription, LockModeType.NONE);
            var conditions = "subscriptionId = :subscription";
            var parameters = new HashMap<String, Object>(Map.of("subscription", subscription));
            if (asked.status() != null) {
                conditions += " and status = :status";
                parameters.put("status", asked.status());
            }
            var found = Delivery.<Delivery>find(conditions, Sort.descending("number"), parameters);
            var items = found.page(page.page() - 1, page.limit()).stream()
                    .map(delivery -> DeliveryView.of(delivery, publicAddress.get()))
                    .toList();
            var meta = new Page.Meta(found.count(), page.page(), page.limit(), items.size());
            return new Page<>(meta, Page.links(uri, publicAddress.get(), meta), items);
        });
    }

    DeliveryView find(UUID subscription, UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            subscriptions.readable(subscription, LockModeType.NONE);
            return DeliveryView.of(readable(subscription, id, LockModeType.NONE), publicAddress.get());
        });
    }

    /** Makes a delivery due now, also one that was delivered. */
    StoredResponse retry(UUID subscription, UUID id) {
        return act(subscription, owner -> {
            var delivery = readable(subscription, id, LockModeType.PESSIMISTIC_WRITE);
            delivery.again();
            return delivery;
        });
    }

    /** Stores a test message for the receiver. */
    StoredResponse test(UUID subscription) {
        return act(subscription, owner -> {
            var address = SubscriptionView.address(subscription, publicAddress.get());
            var message = WebhookMessage.test(subscription, address, Timestamps.now());
            var delivery = Delivery.test(subscription, message.type(), CanonicalJson.of(message));
            delivery.persist();
            return delivery;
        });
    }

    private StoredResponse act(UUID subscription, Function<Subscription, Delivery> change) {
        var response = subscriptions.act(subscription, Map.of(), owner -> {
            if (owner.status != SubscriptionStatus.ACTIVE) {
                throw ProblemException.conflict(
                        "The subscription is " + owner.status + ": activate it, so that it delivers");
            }
            var view = DeliveryView.of(change.apply(owner), publicAddress.get());
            var address = view.links().get("self").href();
            return new StoredResponse(subscription, 202, CanonicalJson.of(view), null, address, null);
        });
        worker.wake();
        return response;
    }

    private static Delivery readable(UUID subscription, UUID id, LockModeType lock) {
        return Delivery.<Delivery>findByIdOptional(id, lock)
                .filter(delivery -> delivery.subscriptionId.equals(subscription))
                .orElseThrow(() -> ProblemException.notFound("There is no delivery " + id + " of this subscription"));
    }
}
