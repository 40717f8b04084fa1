package se.samverkan.subscriptions.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import se.samverkan.platform.json.CanonicalJson;
import se.samverkan.subscriptions.SigningSecrets;
import se.samverkan.subscriptions.webhook.WebhookMessage;

/**
 * The stored deliveries as a queue that all instances share. Native SQL: each operation is one statement, with SKIP LOCKED and ON
 * CONFLICT.
 */
@ApplicationScoped
public class DeliveryQueue {
    /** Beyond the time of an attempt, so that only an instance that was killed loses its lease. */
    private static final Duration MARGIN = Duration.ofSeconds(20);

    private static final String ENQUEUE = """
            insert into delivery (id, subscription_id, event_id, replay_id, document_id, sequence, type, message)
            select uuidv7(), s.id, :event, cast(:replay as uuid), :document, :sequence, :type, :message from subscription s
            where s.status <> 'DISABLED'
              -- What is sent again, or read again from the beginning, is no news, nor is what would be deleted at once; clocks differ by less than a minute.
              and (cast(:replay as uuid) is not null
                   or :time > greatest(s.created_at - interval '1 minute', now() - cast(:retention as interval)))
              and (cast(:subscription as uuid) is null or s.id = cast(:subscription as uuid))
              and (cardinality(s.kinds) = 0 or :kind = any(s.kinds))
              and (cardinality(s.types) = 0 or :type = any(s.types))
              and (cardinality(s.municipalities) = 0 or cast(:codes as varchar[]) is null
                   or s.municipalities && cast(:codes as varchar[]))
            """;

    /** That a delivery {@code d} waits for no earlier message about its document. */
    static final String FIRST_OF_DOCUMENT = """
            not exists (
                select from delivery earlier
                where earlier.subscription_id = d.subscription_id and earlier.document_id = d.document_id
                  and earlier.status = 'PENDING' and (earlier.sequence, earlier.number) < (d.sequence, d.number))
            """;

    /** Of each active subscription as many as its receiver may get at a time, and one while it fails, of each document the oldest. */
    private static final String LEASE_DUE = """
            with due as (
                select d.id, s.url, s.secret, s.former_secret, s.former_secret_until
                from subscription s cross join lateral (
                    select id from delivery d
                    where d.subscription_id = s.id and d.status = 'PENDING' and d.due_at <= now()
                      and (d.leased_until is null or d.leased_until < now())
                      and
            """ + FIRST_OF_DOCUMENT + """
                    order by d.due_at, d.number
                    limit greatest(0, (case when s.failing_since is null then :each else 1 end) - (
                        select count(*) from delivery busy
                        where busy.subscription_id = s.id and busy.status = 'PENDING' and busy.leased_until >= now()))
                    for update skip locked) d
                where s.status = 'ACTIVE'
                order by random()
                limit :all)
            update delivery set leased_until = now() + cast(:lease as interval) from due where delivery.id = due.id
            returning delivery.id, delivery.subscription_id, delivery.message, due.url, due.secret, due.former_secret, due.former_secret_until""";

    @Inject
    Session database;

    @ConfigProperty(name = "samverkan.webhooks.concurrent-per-subscription")
    int concurrentPerSubscription;

    @ConfigProperty(name = "samverkan.webhooks.time-limit")
    Duration timeLimit;

    @ConfigProperty(name = "samverkan.webhooks.retention")
    Duration retention;

    /** A delivery that this instance attempts. */
    record Leased(UUID id, UUID subscription, String message, URI url, SigningSecrets secrets) {}

    /** Stores a message for every subscription that its change passes; one that is stored already is left as it is. */
    public int enqueue(String eventId, WebhookMessage message) {
        return enqueue(
                ENQUEUE + " on conflict (subscription_id, event_id) where replay_id is null do nothing",
                eventId,
                message,
                null,
                null);
    }

    /** Stores a message for one subscription as part of a replay, which has the newest message of each document. */
    public int enqueue(String eventId, WebhookMessage message, UUID subscription, UUID replay) {
        return enqueue(ENQUEUE + """
                on conflict (replay_id, document_id) where replay_id is not null do update
                set event_id = excluded.event_id, sequence = excluded.sequence, type = excluded.type,
                    message = excluded.message
                where delivery.sequence < excluded.sequence""", eventId, message, subscription, replay);
    }

    private int enqueue(String statement, String eventId, WebhookMessage message, UUID subscription, UUID replay) {
        var data = message.data();
        return database.createNativeMutationQuery(statement)
                .setParameter("event", eventId)
                .setParameter("time", message.timestamp())
                .setParameter("retention", retention.toSeconds() + " seconds")
                .setParameter("replay", replay, UUID.class)
                .setParameter("subscription", subscription, UUID.class)
                .setParameter("document", data.id())
                .setParameter("sequence", data.sequence())
                .setParameter("type", message.type())
                .setParameter("message", CanonicalJson.of(message))
                .setParameter("kind", data.kind().name())
                .setParameter(
                        "codes",
                        data.municipalities() == null
                                ? null
                                : data.municipalities().toArray(String[]::new),
                        String[].class)
                .executeUpdate();
    }

    /** Takes due deliveries for a while, so that no other instance attempts them. */
    List<Leased> lease(int most) {
        return database
                .createNativeQuery(LEASE_DUE, Object[].class)
                .setParameter("each", concurrentPerSubscription)
                .setParameter("all", most)
                .setParameter("lease", timeLimit.plus(MARGIN).toSeconds() + " seconds")
                .list()
                .stream()
                .map(row -> new Leased(
                        (UUID) row[0],
                        (UUID) row[1],
                        (String) row[2],
                        URI.create((String) row[3]),
                        new SigningSecrets((String) row[4], (String) row[5], (Instant) row[6])))
                .toList();
    }
}
