package se.samverkan.followup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import se.samverkan.kit.document.KnownDocuments;
import se.samverkan.kit.document.PublishedDocuments;
import se.samverkan.kit.document.StoredJson;
import se.samverkan.kit.outbox.Outbox;

/** Keeps the progress of every known promise, and tells the world when it changes. */
@ApplicationScoped
class Progress {
    @Inject
    Session database;

    @Inject
    KnownDocuments known;

    @Inject
    PublishedDocuments published;

    @Inject
    FollowUps followUps;

    @Inject
    ActivityReports activityReports;

    @Inject
    Outbox outbox;

    /** Nothing where the promise is unknown or withdrawn: what is kept of it then is only for its coming back. */
    Optional<ProgressView> find(UUID promiseId) {
        return known.find("promises", promiseId, KnownPromise.class)
                .flatMap(promise -> database.createNativeQuery(
                                "select body from progress where promise_id = ? and body is not null", String.class)
                        .setParameter(1, promiseId)
                        .getResultStream()
                        .findFirst())
                .map(body -> StoredJson.read(body, ProgressView.class));
    }

    /** Reckons a promise's progress anew in the running transaction; what is no known promise is left alone. */
    void update(UUID promiseId) {
        // Locked before anything is reckoned with: of two changes at once the later sees the earlier.
        lock(promiseId).ifPresent(before -> reckon(promiseId, before));
    }

    private void reckon(UUID promiseId, Row before) {
        known.find("promises", promiseId, KnownPromise.class).ifPresent(promise -> {
            var tally = new Tally(
                    promiseId,
                    promise,
                    published.about(followUps, promiseId),
                    published.about(activityReports, promiseId));
            var body = StoredJson.of(tally.progress());
            if (!body.equals(before.body())) {
                store(promiseId, before.sequence() + 1, body);
            }
        });
    }

    /** The row of a known promise, held until the transaction ends. */
    private Optional<Row> lock(UUID promiseId) {
        return database.createNativeQuery("""
                        insert into progress as kept (promise_id, sequence)
                        select id, 0 from known_document where id = ? and collection = 'promises' and content is not null
                        on conflict (promise_id) do update set sequence = kept.sequence
                        returning sequence, body""", Row.class).setParameter(1, promiseId).getResultList().stream()
                .findFirst();
    }

    private void store(UUID promiseId, long sequence, String body) {
        database.createNativeMutationQuery("update progress set sequence = ?, body = ? where promise_id = ?")
                .setParameter(1, sequence)
                .setParameter(2, body)
                .setParameter(3, promiseId)
                .executeUpdate();
        if (sequence > 1) {
            // What is still unsent says less, or what has been redacted since.
            database.createNativeMutationQuery("delete from outbox where subject = ? and topic = 'samverkan.progress'")
                    .setParameter(1, promiseId)
                    .executeUpdate();
        }
        outbox.record(
                "progress",
                "progress.updated.v1",
                "progress.updated.v1",
                promiseId,
                sequence,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                body);
    }

    /** What was told of a promise's progress last. */
    record Row(Long sequence, String body) {}
}
