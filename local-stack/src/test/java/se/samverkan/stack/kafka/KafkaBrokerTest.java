package se.samverkan.stack.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samverkan.stack.process.Ports;

class KafkaBrokerTest {

    @TempDir
    private Path directory;

    @Test
    void acknowledged_records_survive_a_restart_on_another_port() throws Exception {
        try (Kafka kafka = KafkaBroker.durable(directory, Ports.oneFree(), Ports.oneFree())) {
            createTopic(kafka, "samverkan.promises");
            send(kafka, "samverkan.promises", "löfte 1");
            assertThat(read(kafka, "samverkan.promises", 1)).containsExactly("löfte 1");
        }
        try (Kafka kafka = KafkaBroker.durable(directory, Ports.oneFree(), Ports.oneFree())) {
            send(kafka, "samverkan.promises", "löfte 2");
            assertThat(read(kafka, "samverkan.promises", 2)).containsExactly("löfte 1", "löfte 2");
        }
    }

    @Test
    void a_transaction_commits_on_a_single_broker() throws Exception {
        try (Kafka kafka = KafkaBroker.throwaway()) {
            createTopic(kafka, "samverkan.agreements");
            Map<String, Object> transactional =
                    Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "relay");
            try (KafkaProducer<String, String> producer =
                    new KafkaProducer<>(transactional, new StringSerializer(), new StringSerializer())) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("samverkan.agreements", 0, "id", "avtal"))
                        .get();
                producer.commitTransaction();
            }
            assertThat(read(kafka, "samverkan.agreements", 1)).containsExactly("avtal");
        }
    }

    @Test
    void a_topic_is_not_created_automatically() {
        try (Kafka kafka = KafkaBroker.throwaway();
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            assertThatThrownBy(() -> admin.describeTopics(List.of("samverkan.promisse"))
                            .allTopicNames()
                            .get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    private static void createTopic(Kafka kafka, String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    private static void send(Kafka kafka, String topic, String text) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, "id", text)).get();
        }
    }

    private static List<String> read(Kafka kafka, String topic, int expected) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            List<String> texts = new ArrayList<>();
            for (int polls = 0; texts.size() < expected && polls < 60; polls++) {
                consumer.poll(Duration.ofSeconds(1)).records(partition).stream()
                        .map(ConsumerRecord::value)
                        .forEach(texts::add);
            }
            return texts;
        }
    }
}
