package se.samverkan.platform.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import se.samverkan.platform.event.TopicOffset;

/** Up to where the topics hold what this service has sent, as its database knows it. */
record SentPositions(Connection connection) {

    Map<TopicPartition, TopicOffset> read() throws SQLException {
        var positions = new HashMap<TopicPartition, TopicOffset>();
        try (var statement =
                        connection.prepareStatement("select topic, partition, topic_id, position from sent_position");
                var row = statement.executeQuery()) {
            while (row.next()) {
                positions.put(
                        new TopicPartition(row.getString("topic"), row.getInt("partition")),
                        new TopicOffset(row.getString("topic_id"), row.getLong("position")));
            }
        }
        return positions;
    }

    /** Stores higher positions; those of a topic that lost events stay as they are until it is accepted. */
    void raise(Map<TopicPartition, TopicOffset> reached) throws SQLException {
        store(reached, """
                insert into sent_position (topic, partition, topic_id, position) values (?, ?, ?, ?)
                on conflict (topic, partition) do update
                set position = greatest(sent_position.position, excluded.position)
                where sent_position.topic_id = excluded.topic_id""");
    }

    /** Stores the positions of topics as they are now, whatever they were before. */
    void accept(Map<TopicPartition, TopicOffset> current) throws SQLException {
        store(current, """
                insert into sent_position (topic, partition, topic_id, position) values (?, ?, ?, ?)
                on conflict (topic, partition) do update
                set topic_id = excluded.topic_id, position = excluded.position""");
    }

    private void store(Map<TopicPartition, TopicOffset> positions, String command) throws SQLException {
        try (var statement = connection.prepareStatement(command)) {
            for (var position : positions.entrySet()) {
                statement.setString(1, position.getKey().topic());
                statement.setInt(2, position.getKey().partition());
                statement.setString(3, position.getValue().topicId());
                statement.setLong(4, position.getValue().offset());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
