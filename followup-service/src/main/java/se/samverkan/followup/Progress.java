package se.samverkan.followup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
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
                .map(promise -> database.find(ToldProgress.class, promiseId))
                .map(told -> told.body)
                .map(body -> StoredJson.read(body, ProgressView.class));
    }

    /** Reckons a promise's progress anew in the running transaction; what is no known promise is left alone. */
    void update(UUID promiseId) {
        // Locked before anything is reckoned with: of two changes at once the later sees the earlier.
        var told = locked(promiseId);
        if (told != null) {
            known.find("promises", promiseId, KnownPromise.class)
                    .map(promise -> tally(promiseId, promise))
                    .map(tally -> StoredJson.of(tally.progress()))
                    .filter(told::saysAnew)
                    .ifPresent(body -> tell(told));
        }
    }

    /** What was told of a promise that is known, or was once. */
    private ToldProgress locked(UUID promiseId) {
        database.createNativeMutationQuery("""
                        insert into progress (promise_id, sequence)
                        select id, 0 from known_document where id = ? and collection = 'promises' and content is not null
                        on conflict do nothing""").setParameter(1, promiseId).executeUpdate();
        return database.find(ToldProgress.class, promiseId, LockModeType.PESSIMISTIC_WRITE);
    }

    private Tally tally(UUID promiseId, KnownPromise promise) {
        return new Tally(
                promiseId, promise, published.about(followUps, promiseId), published.about(activityReports, promiseId));
    }

    private void tell(ToldProgress told) {
        if (told.sequence > 1) {
            // What is still unsent says less, or what has been redacted since.
            database.createNativeMutationQuery("delete from outbox where subject = ? and topic = 'samverkan.progress'")
                    .setParameter(1, told.promiseId)
                    .executeUpdate();
        }
        outbox.record(
                "progress",
                "progress.updated.v1",
                "progress.updated.v1",
                told.promiseId,
                told.sequence,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                told.body);
    }
}
