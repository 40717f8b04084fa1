package se.samverkan.stack.system;

import se.samverkan.stack.kafka.Kafka;
import se.samverkan.stack.kafka.KafkaBroker;
import se.samverkan.stack.kafka.KafkaInContainer;
import se.samverkan.stack.kafka.KafkaProcess;
import se.samverkan.stack.postgres.Postgres;
import se.samverkan.stack.postgres.PostgresInContainer;
import se.samverkan.stack.postgres.PostgresServer;
import se.samverkan.stack.process.ClassArchive;
import se.samverkan.stack.process.StartFailure;

/** Chooses how PostgreSQL and Kafka run: embedded on this machine, or in containers. */
public enum Stack {
    /** Servers from Maven artifacts; the default. */
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
        Postgres postgres(Setup setup, DataDirectory data) {
            return PostgresServer.durable(data.postgres(), setup.ports().postgres());
        }

        @Override
        Kafka kafka(Setup setup, DataDirectory data) {
            return KafkaProcess.durable(
                    data.kafka(),
                    setup.ports().kafka(),
                    setup.ports().kafkaController(),
                    data.root(),
                    ClassArchive.of("kafka", setup.home()));
        }
    },

    /** Containers of a Docker engine, which lose their data when they stop. */
    CONTAINERS {
        @Override
        public Postgres throwawayPostgres() {
            return PostgresInContainer.onFreePort();
        }

        @Override
        public Kafka throwawayKafka() {
            return KafkaInContainer.onFreePort();
        }

        @Override
        Postgres postgres(Setup setup, DataDirectory data) {
            return PostgresInContainer.on(setup.ports().postgres());
        }

        @Override
        Kafka kafka(Setup setup, DataDirectory data) {
            return KafkaInContainer.on(setup.ports().kafka());
        }
    };

    /** The value of the system property {@code stack}; a Docker engine is never detected automatically. */
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

    /** A PostgreSQL that loses its data when it stops. */
    public abstract Postgres throwawayPostgres();

    /** A Kafka that loses its data when it stops. */
    public abstract Kafka throwawayKafka();

    abstract Postgres postgres(Setup setup, DataDirectory data);

    abstract Kafka kafka(Setup setup, DataDirectory data);
}
