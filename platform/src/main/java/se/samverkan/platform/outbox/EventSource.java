package se.samverkan.platform.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import se.samverkan.platform.event.CloudEvent;

/** What a service announces by events: it knows the newest event of every subject, and can record it again. */
public interface EventSource {

    List<String> collections();

    /** The sequences of those subjects that are known. */
    Map<UUID, Long> sequences(String collection, Collection<UUID> subjects);

    /** The number of subjects with an event. */
    long count(String collection);

    /** Records again the newest events of the first subjects after an id, with their sequences; returns those subjects in order. */
    List<UUID> recordAgain(String collection, UUID after, int limit);

    /** Records again the newest event of a subject; false where it has none. */
    boolean recordAgain(String collection, UUID subject);

    /**
     * Raises every sequence of a collection into an epoch, in the transaction of a restoration.
     *
     * @param lost the newest events of those subjects of which the topic knows more than the database
     * @return events for subjects of which the database has nothing that is public
     */
    List<CloudEvent> raise(Connection transaction, String collection, long epoch, Collection<CloudEvent> lost)
            throws SQLException;
}
