package se.samverkan.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;

/** A Kafka that is killed is started again, and what was published meanwhile becomes visible. */
@ExtendWith(SystemUnderTest.Running.class)
class KafkaRestartStory {
    private static final Duration RECOVERY_TIMEOUT = Duration.ofMinutes(2);

    private final SystemUnderTest system;
    private final ApiEditor editor;

    KafkaRestartStory(SystemUnderTest system) {
        this.system = system;
        this.editor = new ApiEditor(system, "0125");
    }

    @Test
    void a_publication_without_kafka_becomes_visible_when_kafka_is_started_again() throws Exception {
        var before = editor.publish(editor.draft("agreements", editor.agreement("Avtalet före avbrottet")));
        var killed = ProcessHandle.of(system.processes().kafkaPid()).orElseThrow();
        killed.destroyForcibly();
        killed.onExit().join();
        var meanwhile =
                editor.publishWithoutWaiting(editor.draft("agreements", editor.agreement("Avtalet under avbrottet")));
        assertThat(status(meanwhile)).isEqualTo(404);

        var supervisor = Thread.ofVirtual().start(this::supervise);
        try {
            await().atMost(RECOVERY_TIMEOUT).until(() -> status(meanwhile) == 200);
            await().atMost(RECOVERY_TIMEOUT)
                    .until(() -> system.processes().status().isReady());
        } finally {
            supervisor.interrupt();
            supervisor.join();
        }

        assertThat(system.processes().kafkaPid()).isNotEqualTo(killed.pid());
        assertThat(status(before)).isEqualTo(200);
        editor.publish(editor.draft("agreements", editor.agreement("Avtalet efter avbrottet")));
    }

    private int status(ApiEditor.Revision document) {
        return system.anyone().get(document.path()).statusCode();
    }

    private void supervise() {
        try {
            system.processes().supervise();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
