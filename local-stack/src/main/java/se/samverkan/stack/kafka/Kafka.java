package se.samverkan.stack.kafka;

/** A running Kafka broker. */
public interface Kafka extends AutoCloseable {

    /** Where a client on this machine finds it. */
    String bootstrapServers();

    /** Stops it; data of a durable one are kept. */
    @Override
    void close();
}
