package se.samverkan.platform.outbox;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import se.samverkan.platform.event.Topics;

/** Sends the newest event of every subject again, with the same sequence: readers that know it ignore the repeat. */
@ApplicationScoped
@IfBuildProperty(name = Outbox.ENABLED, stringValue = "true")
class Republication {
    private static final int BATCH = 100;
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final long POLL_MS = 200;

    @Inject
    DataSource dataSource;

    @Inject
    TopicComparison topics;

    /** Sends the events of whole collections again; returns when Kafka has them all. */
    void republish(List<String> collections, RecoveryProgress progress)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        progress.total(collections.stream()
                .mapToLong(collection -> topics.source(collection).count(collection))
                .sum());
        for (var collection : collections) {
            var source = topics.source(collection);
            var recorded = source.recordAgain(collection, BEFORE_ALL, BATCH);
            while (!recorded.isEmpty()) {
                progress.recorded(recorded.size());
                recorded = source.recordAgain(collection, recorded.getLast(), BATCH);
            }
        }
        try (var connection = dataSource.getConnection()) {
            topics.accept(connection, collections.stream().map(Topics::of).collect(Collectors.toSet()));
        }
        awaitSent(progress);
    }

    /** Sends the event of one document again; false where it has none. */
    boolean republish(List<String> collections, UUID subject, RecoveryProgress progress)
            throws SQLException, InterruptedException {
        progress.total(1);
        for (var collection : collections) {
            if (topics.source(collection).recordAgain(collection, subject)) {
                progress.recorded(1);
            }
        }
        awaitSent(progress);
        return progress.recorded() > 0;
    }

    private void awaitSent(RecoveryProgress progress) throws SQLException, InterruptedException {
        long last = number("select coalesce(max(id), 0) from outbox");
        long unsent = number("select count(*) from outbox where id <= " + last);
        while (unsent > 0) {
            progress.unsent(unsent);
            Thread.sleep(POLL_MS);
            unsent = number("select count(*) from outbox where id <= " + last);
        }
        progress.unsent(0);
    }

    private long number(String query) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(query);
                var row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
