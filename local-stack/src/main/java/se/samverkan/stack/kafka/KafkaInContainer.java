package se.samverkan.stack.kafka;

import java.util.List;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;
import se.samverkan.stack.process.ContainerStart;

/** Kafka in a container, with the settings that the services depend on. */
public final class KafkaInContainer implements Kafka {

    private static final DockerImageName IMAGE = DockerImageName.parse("apache/kafka:4.1.1");

    private final KafkaContainer container = new KafkaContainer(IMAGE)
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_NUM_PARTITIONS", "3")
            .withEnv("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "4")
            .withEnv("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "4")
            .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");

    private KafkaInContainer() {}

    public static KafkaInContainer onFreePort() {
        return new KafkaInContainer().start();
    }

    public static KafkaInContainer on(int port) {
        KafkaInContainer kafka = new KafkaInContainer();
        kafka.container.setPortBindings(List.of("127.0.0.1:" + port + ":9092"));
        return kafka.start();
    }

    private KafkaInContainer start() {
        ContainerStart.of("Kafka", container);
        return this;
    }

    @Override
    public String bootstrapServers() {
        return container.getBootstrapServers();
    }

    @Override
    public void close() {
        container.stop();
    }
}
