package se.samverkan.followup.progress;

import static se.samverkan.domain.content.CollectionNames.PROGRESS;
import static se.samverkan.domain.content.CollectionNames.PROMISES;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import se.samverkan.documents.PublishedDocuments;
import se.samverkan.documents.kind.PublicChange;
import se.samverkan.documents.replica.ReplicatedDocuments;
import se.samverkan.followup.ActivityReports;
import se.samverkan.followup.FollowUps;
import se.samverkan.followup.subject.KnownPromise;
import se.samverkan.platform.json.CanonicalJson;
import se.samverkan.platform.outbox.Outbox;

/** Keeps the progress of every known promise, and tells the world when it changes. */
@ApplicationScoped
class ProgressService {
    @Inject
    Session database;

    @Inject
    ReplicatedDocuments known;

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
        return known.find(PROMISES, promiseId, KnownPromise.class)
                .map(promise -> database.find(ProgressState.class, promiseId))
                .map(told -> told.body)
                .map(body -> CanonicalJson.read(body, ProgressView.class));
    }

    void onPublicChange(@Observes PublicChange change) {
        change.about().forEach(this::update);
    }

    /** Recomputes the progress of a known promise in the running transaction. */
    void update(UUID promiseId) {
        // Locked before it is computed: of two concurrent changes the later sees the earlier.
        var told = locked(promiseId);
        if (told != null) {
            known.find(PROMISES, promiseId, KnownPromise.class)
                    .map(promise -> tally(promiseId, promise))
                    .map(tally -> CanonicalJson.of(tally.progress()))
                    .filter(told::updateIfChanged)
                    .ifPresent(body -> tell(told));
        }
    }

    /** What was told of a promise that is known, or was once. */
    private ProgressState locked(UUID promiseId) {
        database.createNativeMutationQuery("""
                        insert into progress (promise_id, sequence)
                        select id, 0 from replicated_document where id = ? and collection = 'promises' and content is not null
                        on conflict do nothing""").setParameter(1, promiseId).executeUpdate();
        return database.find(ProgressState.class, promiseId, LockModeType.PESSIMISTIC_WRITE);
    }

    private ProgressCalculator tally(UUID promiseId, KnownPromise promise) {
        return new ProgressCalculator(
                promiseId, promise, published.about(followUps, promiseId), published.about(activityReports, promiseId));
    }

    private void tell(ProgressState told) {
        if (told.sequence > 1) {
            // What is still unsent says less, or what has been redacted since.
            outbox.discardUnsent(PROGRESS, told.promiseId);
        }
        database.flush();
        outbox.record(
                PROGRESS,
                "progress.updated.v1",
                "progress.updated.v1",
                told.promiseId,
                told.sequence,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                told.body);
    }
}
