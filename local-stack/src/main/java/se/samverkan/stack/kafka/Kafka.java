package se.samverkan.stack.kafka;

/** A running Kafka broker. */
public interface Kafka extends AutoCloseable {

    /** The bootstrap servers for clients on this machine. */
    String bootstrapServers();

    /** Stops the broker; a durable one keeps its data. */
    @Override
    void close();
}
