package se.samverkan.stack.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samverkan.stack.process.ClassArchive;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.process.StartFailure;

class KafkaProcessTest {

    private static final String TOPIC = "samverkan.promises";

    @TempDir
    private Path directory;

    @Test
    void acknowledged_records_survive_a_restart_on_another_port() throws Exception {
        try (KafkaProcess kafka = start(Ports.oneFree())) {
            KafkaRecords records = new KafkaRecords(kafka);
            records.createTopic(TOPIC);
            records.send(TOPIC, "löfte 1");
            assertThat(records.read(TOPIC, 1)).containsExactly("löfte 1");
        }
        try (KafkaProcess kafka = start(Ports.oneFree())) {
            KafkaRecords records = new KafkaRecords(kafka);
            records.send(TOPIC, "löfte 2");
            assertThat(records.read(TOPIC, 2)).containsExactly("löfte 1", "löfte 2");
        }
    }

    @Test
    void a_killed_broker_is_reported_and_keeps_its_records_when_it_is_started_again() throws Exception {
        try (KafkaProcess kafka = start(Ports.oneFree())) {
            KafkaRecords records = new KafkaRecords(kafka);
            records.createTopic(TOPIC);
            records.send(TOPIC, "löfte 1");
            assertThat(kafka.unexpectedExit()).isEmpty();
            ProcessHandle killed = ProcessHandle.of(kafka.pid().orElseThrow()).orElseThrow();
            killed.destroyForcibly();
            await().until(() -> kafka.unexpectedExit().isPresent());
            assertThat(kafka.unexpectedExit().orElseThrow())
                    .startsWith("Kafka ended unexpectedly (exit code 137), see " + directory.resolve("logs/kafka.log")
                            + ": ");

            kafka.restart();

            assertThat(kafka.unexpectedExit()).isEmpty();
            assertThat(kafka.pid().orElseThrow()).isNotEqualTo(killed.pid());
            assertThat(records.read(TOPIC, 1)).containsExactly("löfte 1");
        }
    }

    @Test
    void a_broker_that_does_not_start_is_reported_with_the_reason_and_leaves_no_process() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> start(taken.getLocalPort()))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageStartingWith(
                            "Kafka ended unexpectedly (exit code 1), see " + directory.resolve("logs/kafka.log") + ": ")
                    .hasMessageContaining("Address already in use");
        }
    }

    @Test
    void a_stopped_broker_neither_answers_nor_starts_again() {
        int port = Ports.oneFree();
        KafkaProcess kafka = start(port);
        assertThat(KafkaProbe.answers(port, Duration.ofSeconds(20))).isTrue();

        kafka.close();

        assertThat(KafkaProbe.answers(port, Duration.ofSeconds(20))).isFalse();
        assertThat(kafka.unexpectedExit()).isEmpty();
        assertThatThrownBy(kafka::restart).hasMessage("Kafka is stopped");
    }

    private KafkaProcess start(int port) {
        return KafkaProcess.durable(
                directory.resolve("kafka"), port, Ports.oneFree(), directory, ClassArchive.of("kafka", directory));
    }
}
