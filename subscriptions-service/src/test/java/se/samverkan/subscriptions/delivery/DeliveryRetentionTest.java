package se.samverkan.subscriptions.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.subscriptions.SubscriptionRequests.created;
import static se.samverkan.subscriptions.SubscriptionRequests.subscription;
import static se.samverkan.subscriptions.SubscriptionRequests.uniqueUrl;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.samverkan.stack.testing.ServiceDatabase;
import se.samverkan.stack.testing.ServiceTest;

/** Deliveries and replays can be read for thirty days. */
@QuarkusTest
@ServiceTest(database = "subscriptions")
class DeliveryRetentionTest {
    @Inject
    DeliveryRetention retention;

    private String subscription;

    @BeforeEach
    void subscribe() {
        var paused = subscription(uniqueUrl());
        paused.put("status", "PAUSED");
        subscription = created(paused).getString("id");
    }

    private String replay(String status, int days) throws Exception {
        var id = UUID.randomUUID().toString();
        ServiceDatabase.execute("""
                insert into replay (id, subscription_id, after, status, created_at)
                values ('%s', '%s', '', '%s', now() - interval '%d days')""".formatted(id, subscription, status, days));
        return id;
    }

    private void delivery(String replay, String status, int days) throws Exception {
        ServiceDatabase.execute(
                """
                insert into delivery (id, subscription_id, replay_id, document_id, sequence, type, message, status,
                    created_at, finished_at)
                values ('%s', '%s', '%s', '%s', 1, 'promise.published', '{}', '%s', now() - interval '%d days',
                    case when '%5$s' = 'PENDING' then null else now() - interval '%6$d days' end)""".formatted(UUID.randomUUID(), subscription, replay, UUID.randomUUID(), status, days));
    }

    private long rows(String table) {
        return ServiceDatabase.number(
                "select count(*) from " + table + " where subscription_id = ?", UUID.fromString(subscription));
    }

    @Test
    void an_old_replay_is_deleted_with_its_deliveries() throws Exception {
        var old = replay("DONE", 31);
        delivery(old, "DELIVERED", 31);
        delivery(old, "PENDING", 31);
        replay("FAILED", 31);

        retention.deleteExpired();

        assertThat(rows("delivery")).isZero();
        assertThat(rows("replay")).isZero();
    }

    @Test
    void what_is_young_or_still_delivered_stays() throws Exception {
        replay("DONE", 29);
        delivery(replay("DONE", 31), "DELIVERED", 29);

        retention.deleteExpired();

        assertThat(rows("delivery")).isEqualTo(1);
        assertThat(rows("replay")).isEqualTo(2);
    }
}
