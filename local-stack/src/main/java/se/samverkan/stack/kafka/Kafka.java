package se.samverkan.stack.kafka;

import se.samverkan.stack.process.Server;

/** A running Kafka broker. */
public interface Kafka extends Server {

    /** The bootstrap servers for clients on this machine. */
    String bootstrapServers();
}
