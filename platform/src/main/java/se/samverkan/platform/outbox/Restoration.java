package se.samverkan.platform.outbox;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import se.samverkan.platform.event.CloudEvent;
import se.samverkan.platform.event.EventNumber;

/**
 * Makes a database that was restored to an older state decide again what is public: its sequences are raised into a new epoch, above
 * those of the events that it lost.
 */
@ApplicationScoped
@IfBuildProperty(name = Outbox.ENABLED, stringValue = "true")
class Restoration {
    private static final Logger LOG = Logger.getLogger(Restoration.class);

    @Inject
    DataSource dataSource;

    @Inject
    TopicComparison topics;

    @Inject
    Republication republication;

    @ConfigProperty(name = "samverkan.owned-collections")
    List<String> ownedCollections;

    /** Raises the epoch, records what was lost, and sends everything again. */
    void restore(RecoveryProgress progress)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        var lost = topics.unknown();
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                long epoch = newEpoch(connection, lost);
                execute(connection, "insert into restoration (epoch) values (" + epoch + ")");
                // They have sequences of the epoch before; the newest states are sent again.
                execute(connection, "delete from outbox");
                var byCollection = lost.stream().collect(Collectors.groupingBy(CloudEvent::collection));
                for (var collection : ownedCollections) {
                    var withdrawals = topics.source(collection)
                            .raise(connection, collection, epoch, byCollection.getOrDefault(collection, List.of()));
                    for (var event : withdrawals) {
                        Outbox.insert(connection, event);
                    }
                }
                topics.accept(connection, topics.topics());
                connection.commit();
                progress.restored(epoch, lostVersions(connection, epoch));
                LOG.warnf("The database was declared restored: epoch %d, %d subjects lost events", epoch, lost.size());
            } finally {
                // Undoes what was not committed.
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
        republication.republish(ownedCollections, progress);
    }

    private static long newEpoch(Connection connection, Collection<CloudEvent> lost) throws SQLException {
        var known = LongStream.concat(
                LongStream.of(number(connection, "select coalesce(max(epoch), 0) from restoration")),
                lost.stream().mapToLong(event -> EventNumber.epoch(event.sequence())));
        return known.max().orElseThrow() + 1;
    }

    private static int lostVersions(Connection connection, long epoch) throws SQLException {
        return (int) number(connection, "select count(*) from lost_version where epoch = " + epoch);
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (var statement = connection.prepareStatement(command)) {
            statement.executeUpdate();
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.prepareStatement(query);
                var row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
