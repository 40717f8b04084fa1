package se.samverkan.stack.system;

import java.nio.file.Path;
import se.samverkan.stack.kafka.Kafka;
import se.samverkan.stack.kafka.KafkaBroker;
import se.samverkan.stack.kafka.KafkaInContainer;
import se.samverkan.stack.postgres.Postgres;
import se.samverkan.stack.postgres.PostgresInContainer;
import se.samverkan.stack.postgres.PostgresServer;
import se.samverkan.stack.process.StartFailure;

/** The one place that decides what PostgreSQL and Kafka run as: processes of this machine, or containers. */
public enum Stack {
    /** Real servers from Maven's repository; the default. */
    EMBEDDED {
        @Override
        public Postgres throwawayPostgres() {
            return PostgresServer.throwaway();
        }

        @Override
        public Kafka throwawayKafka() {
            return KafkaBroker.throwaway();
        }

        @Override
        Postgres postgres(Path directory, int port) {
            return PostgresServer.durable(directory, port);
        }

        @Override
        Kafka kafka(Path directory, int port, int controllerPort) {
            return KafkaBroker.durable(directory, port, controllerPort);
        }
    },

    /** Containers of a Docker engine, which keep nothing when they stop. */
    CONTAINERS {
        @Override
        public Postgres throwawayPostgres() {
            return PostgresInContainer.onAnyPort();
        }

        @Override
        public Kafka throwawayKafka() {
            return KafkaInContainer.onAnyPort();
        }

        @Override
        Postgres postgres(Path directory, int port) {
            return PostgresInContainer.on(port);
        }

        @Override
        Kafka kafka(Path directory, int port, int controllerPort) {
            return KafkaInContainer.on(port);
        }
    };

    /** What the system property {@code stack} says; nothing is detected, so nothing surprises. */
    public static Stack chosen() {
        return of(System.getProperty("stack", "embedded"));
    }

    static Stack of(String name) {
        return switch (name) {
            case "embedded" -> EMBEDDED;
            case "containers" -> CONTAINERS;
            default ->
                throw new StartFailure(
                        "-Dstack=" + name + " is not known: choose embedded (the default) or containers");
        };
    }

    public abstract Postgres throwawayPostgres();

    /** A broker of its own that keeps nothing when it stops. */
    public abstract Kafka throwawayKafka();

    abstract Postgres postgres(Path directory, int port);

    abstract Kafka kafka(Path directory, int port, int controllerPort);
}
