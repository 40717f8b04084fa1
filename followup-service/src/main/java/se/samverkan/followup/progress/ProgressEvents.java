package se.samverkan.followup.progress;

import static se.samverkan.domain.content.CollectionNames.PROGRESS;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.samverkan.platform.event.CloudEvent;
import se.samverkan.platform.event.EventNumber;
import se.samverkan.platform.outbox.EventSource;

/** Records the events of progress again: after their topic or the database lost some. */
@ApplicationScoped
class ProgressEvents implements EventSource {
    @Inject
    ProgressService progress;

    @Override
    public List<String> collections() {
        return List.of(PROGRESS);
    }

    @Override
    public Map<UUID, Long> sequences(String collection, Collection<UUID> subjects) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            var sequences = new HashMap<UUID, Long>();
            ProgressState.<ProgressState>list("promiseId in ?1", subjects)
                    .forEach(state -> sequences.put(state.promiseId, state.sequence));
            return sequences;
        });
    }

    @Override
    public long count(String collection) {
        return QuarkusTransaction.joiningExisting().call(() -> ProgressState.count("body is not null"));
    }

    @Override
    public List<UUID> recordAgain(String collection, UUID after, int limit) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var states = ProgressState.<ProgressState>find(
                            "body is not null and promiseId > ?1 order by promiseId", after)
                    // So that no newer event is recorded before this one.
                    .withLock(LockModeType.PESSIMISTIC_WRITE)
                    .page(0, limit)
                    .list();
            states.forEach(progress::recordAgain);
            return states.stream().map(state -> state.promiseId).toList();
        });
    }

    @Override
    public boolean recordAgain(String collection, UUID promise) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var state = Optional.<ProgressState>ofNullable(
                            ProgressState.findById(promise, LockModeType.PESSIMISTIC_WRITE))
                    .filter(found -> found.body != null);
            state.ifPresent(progress::recordAgain);
            return state.isPresent();
        });
    }

    /** A progress that the database does not know is computed again, with sequences of the new epoch. */
    @Override
    public List<CloudEvent> raise(Connection transaction, String collection, long epoch, Collection<CloudEvent> lost)
            throws SQLException {
        try (var insert = transaction.prepareStatement(
                "insert into progress (promise_id, sequence) values (?, 0) on conflict do nothing")) {
            for (var event : lost) {
                insert.setObject(1, UUID.fromString(event.subject()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        // In parts, each within the time limit of a statement.
        try (var raise = transaction.prepareStatement("""
                update progress set sequence = ? + sequence % ?
                where promise_id in (select promise_id from progress where sequence < ? limit 5000)""")) {
            raise.setLong(1, EventNumber.start(epoch));
            raise.setLong(2, EventNumber.start(1));
            raise.setLong(3, EventNumber.start(epoch));
            int raised;
            do {
                raised = raise.executeUpdate();
            } while (raised > 0);
        }
        return List.of();
    }
}
