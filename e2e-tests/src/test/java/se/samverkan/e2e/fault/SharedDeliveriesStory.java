package se.samverkan.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SecondInstance;
import se.samverkan.e2e.system.SystemUnderTest;
import se.samverkan.e2e.system.WebhookReceiver;
import se.samverkan.stack.service.Service;

/** Two instances of subscriptions-service share the deliveries, and one goes on where the other stops. */
@ExtendWith(SystemUnderTest.Running.class)
class SharedDeliveriesStory {
    private static final String CODE = "2583";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int PUBLICATIONS = 15;

    private final SystemUnderTest system;
    private final ApiEditor editor;
    private final WebhookReceiver receiver = new WebhookReceiver();

    SharedDeliveriesStory(SystemUnderTest system) {
        this.system = system;
        this.editor = new ApiEditor(system, CODE);
    }

    @AfterEach
    void stop() {
        receiver.close();
        // The system is that of all stories.
        system.stop(Service.SUBSCRIPTIONS);
        system.start(Service.SUBSCRIPTIONS);
    }

    @Test
    void no_message_is_posted_twice_and_none_is_lost_when_one_stops() throws Exception {
        receiver.subscribe(system, CODE);
        try (var second = SecondInstance.start(system, Service.SUBSCRIPTIONS, Path.of("target", "shared-deliveries"))) {
            assertThat(second.address()).isNotEqualTo(system.processes().address(Service.SUBSCRIPTIONS));
            var shared = publish("Av båda");
            awaitMessages(shared);

            var before = publish("Medan den ena stannar");
            system.stop(Service.SUBSCRIPTIONS);
            var after = publish("Av den andra");
            awaitMessages(before);
            awaitMessages(after);
        }
        assertThat(receiver.ids()).doesNotHaveDuplicates().hasSize(3 * PUBLICATIONS);
        assertThat(receiver.refused()).isEmpty();
    }

    /** The ids of promises that are published one after the other. */
    private List<String> publish(String title) {
        return IntStream.range(0, PUBLICATIONS)
                .mapToObj(i -> editor.draft("promises", editor.agreement(title + " " + i)))
                .map(draft -> editor.publishWithoutWaiting(draft).id())
                .toList();
    }

    private void awaitMessages(List<String> promises) {
        await().atMost(PATIENCE).until(() -> receiver.newest().keySet().containsAll(promises));
    }
}
