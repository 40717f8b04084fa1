package se.samverkan.stack.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaBrokerTest {

    @Test
    void a_transaction_commits_on_a_single_broker() throws Exception {
        try (Kafka kafka = KafkaBroker.throwaway()) {
            new KafkaRecords(kafka).createTopic("samverkan.agreements");
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
            assertThat(new KafkaRecords(kafka).read("samverkan.agreements", 1)).containsExactly("avtal");
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
}
