package se.samverkan.subscriptions.change;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import se.samverkan.owner.idempotency.StoredResponse;
import se.samverkan.platform.event.ChangeCursor;
import se.samverkan.platform.http.PublicAddress;
import se.samverkan.platform.json.CanonicalJson;
import se.samverkan.platform.problem.ProblemException;
import se.samverkan.subscriptions.SubscriptionStatus;
import se.samverkan.subscriptions.Subscriptions;
import se.samverkan.subscriptions.delivery.Delivery;
import se.samverkan.subscriptions.delivery.DeliveryState;

/** The use cases of replays, for the integrators of their subscriptions. */
@ApplicationScoped
class Replays {
    @Inject
    Subscriptions subscriptions;

    @Inject
    ReplayWorker worker;

    @Inject
    PublicAddress publicAddress;

    /** Stores the request, which an instance then carries out. */
    StoredResponse create(UUID subscription, ReplayRequest request) {
        var after = request.after();
        if (after != null && !after.isEmpty() && ChangeCursor.parse(after).isEmpty()) {
            throw ProblemException.cursorGone();
        }
        var response = subscriptions.act(subscription, request, owner -> {
            if (owner.status == SubscriptionStatus.DISABLED) {
                throw ProblemException.conflict("The subscription is DISABLED: activate it, so that it delivers");
            }
            if (isUnderWay(subscription)) {
                throw ProblemException.conflict(
                        "Another replay of this subscription is not delivered yet: wait for it");
            }
            var replay = new Replay(subscription, request);
            replay.persist();
            var view = ReplayView.of(replay, publicAddress.get());
            return new StoredResponse(
                    subscription,
                    202,
                    CanonicalJson.of(view),
                    null,
                    view.links().get("self").href(),
                    null);
        });
        worker.wake();
        return response;
    }

    private static boolean isUnderWay(UUID subscription) {
        return Replay.count("subscriptionId = ?1 and status = ?2", subscription, ReplayStatus.PENDING) > 0
                || Delivery.count(
                                "subscriptionId = ?1 and replayId is not null and status = ?2",
                                subscription,
                                DeliveryState.PENDING)
                        > 0;
    }

    ReplayView find(UUID subscription, UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            subscriptions.readable(subscription, LockModeType.NONE);
            return Replay.<Replay>findByIdOptional(id)
                    .filter(replay -> replay.subscriptionId.equals(subscription))
                    .map(replay -> ReplayView.of(replay, publicAddress.get()))
                    .orElseThrow(() -> ProblemException.notFound("There is no replay " + id + " of this subscription"));
        });
    }
}
