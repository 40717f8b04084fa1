package se.samverkan.followup.progress;

import static se.samverkan.domain.content.CollectionNames.PROGRESS;
import static se.samverkan.domain.content.CollectionNames.PROMISES;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import se.samverkan.documents.PublishedDocuments;
import se.samverkan.documents.SubjectWithdrawals;
import se.samverkan.documents.kind.PublicChange;
import se.samverkan.documents.replica.ReplicatedDocuments;
import se.samverkan.domain.time.Timestamps;
import se.samverkan.followup.ActivityReports;
import se.samverkan.followup.FollowUps;
import se.samverkan.followup.subject.PromiseSubject;
import se.samverkan.followup.subject.Subjects;
import se.samverkan.platform.json.CanonicalJson;
import se.samverkan.platform.outbox.Outbox;
import se.samverkan.platform.problem.ProblemException;

/** Keeps the progress of every published promise up to date, and records an event of each change. */
@ApplicationScoped
class ProgressService {
    @Inject
    Session database;

    @Inject
    ReplicatedDocuments replicas;

    @Inject
    PublishedDocuments published;

    @Inject
    Subjects subjects;

    @Inject
    SubjectWithdrawals withdrawals;

    @Inject
    FollowUps followUps;

    @Inject
    ActivityReports activityReports;

    @Inject
    Outbox outbox;

    /** Empty where the promise is unknown or withdrawn; its state is kept for another publication. */
    Optional<ProgressView> find(UUID promiseId) {
        return replicas.find(PROMISES, promiseId, PromiseSubject.class)
                .map(promise -> ProgressState.<ProgressState>findById(promiseId))
                .map(state -> state.body)
                .map(body -> CanonicalJson.read(body, ProgressView.class));
    }

    void onPublicChange(@Observes PublicChange change) {
        for (var subject : change.about()) {
            // A document may become public while its subject is being withdrawn.
            withdrawals.update(subject);
            update(subject).filter(ProgressState::hasOutgrownEvents).ifPresent(state -> {
                throw ProblemException.unprocessable(
                        "",
                        "the follow-ups of this promise have more than " + ProgressState.MOST_BYTES
                                + " bytes together: shorten the texts of the assessments, or withdraw older follow-ups");
            });
        }
    }

    /** Recomputes the progress of a known promise in the running transaction; empty if it is as before. */
    Optional<ProgressState> update(UUID promiseId) {
        // Locked before it is computed: of two concurrent changes the later sees the earlier.
        var state = Optional.ofNullable(locked(promiseId)).filter(this::isRenewed);
        state.ifPresent(this::record);
        return state;
    }

    private boolean isRenewed(ProgressState state) {
        return computed(state.promiseId).filter(state::updateIfChanged).isPresent();
    }

    /** The progress by the present rules; empty where the promise is unknown or withdrawn. */
    private Optional<String> computed(UUID promiseId) {
        return replicas.find(PROMISES, promiseId, PromiseSubject.class)
                .map(promise -> calculator(promiseId, promise))
                .map(calculator -> CanonicalJson.of(calculator.progress()));
    }

    /** Records the newest event again; if the rules have changed since then, of the progress by the present ones. */
    void recordAgain(ProgressState locked) {
        computed(locked.promiseId).ifPresent(locked::updateIfChanged);
        record(locked);
    }

    /** The locked state of a promise that is or was published, or null. */
    private ProgressState locked(UUID promiseId) {
        // Native SQL: Hibernate has no insert that ignores an existing row.
        database.createNativeMutationQuery("""
                        insert into progress (promise_id, sequence)
                        select id, 0 from replicated_document where id = ? and collection = 'promises' and content is not null
                        on conflict do nothing""").setParameter(1, promiseId).executeUpdate();
        return ProgressState.findById(promiseId, LockModeType.PESSIMISTIC_WRITE);
    }

    private ProgressCalculator calculator(UUID promiseId, PromiseSubject promise) {
        var publishers = published.publishersAbout(followUps, promiseId);
        return new ProgressCalculator(
                promiseId,
                promise,
                version -> subjects.judged(promiseId, promise, version),
                published.about(followUps, promiseId).stream()
                        .map(view -> new PublishedFollowUp(
                                view, publishers.get(view.envelope().id())))
                        .toList(),
                published.about(activityReports, promiseId));
    }

    private void record(ProgressState state) {
        if (state.sequence > 1) {
            // An unsent event is outdated, and may hold a text that has been redacted.
            outbox.discardUnsent(PROGRESS, state.promiseId);
        }
        database.flush();
        outbox.record(
                PROGRESS,
                "progress.updated.v1",
                "progress.updated.v1",
                state.promiseId,
                state.number(),
                Timestamps.now(),
                state.body);
    }
}
