package se.samverkan.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.e2e.system.SystemUnderTest;
import se.samverkan.stack.service.Service;
import se.samverkan.stack.system.PartStatus;
import se.samverkan.stack.system.PartStatus.State;

/** The status of the system shows every part, and a part that does not run or does not answer. */
@ExtendWith(SystemUnderTest.Running.class)
class StatusStory {
    private final SystemUnderTest system;

    StatusStory(SystemUnderTest system) {
        this.system = system;
    }

    @Test
    void every_part_of_a_healthy_system_is_ready_with_its_backlog_or_the_age_of_its_index() {
        var status = system.processes().status();

        assertThat(status.isReady()).isTrue();
        assertThat(status.parts())
                .extracting(PartStatus::name)
                .containsExactly(
                        "PostgreSQL",
                        "Kafka",
                        "agreements-service",
                        "promises-service",
                        "followup-service",
                        "subscriptions-service",
                        "gateway");
        assertThat(status.parts()).allMatch(part -> part.memory() > 0);
        for (var owner : Service.documentOwners()) {
            assertThat(part(owner).detail()).matches("oldest unsent event \\d+ s \\(\\d+\\)");
        }
        assertThat(part(Service.SUBSCRIPTIONS).detail()).matches("unread events \\d+");
        assertThat(part(Service.GATEWAY).detail()).matches("index \\d+ s old");
    }

    @Test
    void a_stopped_and_a_hung_service_are_reported_beside_the_ready_ones() throws Exception {
        system.stop(Service.FOLLOWUP);
        signal("STOP");
        Map<String, State> states;
        try {
            states = system.processes().status().parts().stream()
                    .collect(Collectors.toMap(PartStatus::name, PartStatus::state));
        } finally {
            signal("CONT");
            system.start(Service.FOLLOWUP);
        }

        assertThat(states)
                .isEqualTo(Map.of(
                        "PostgreSQL", State.READY,
                        "Kafka", State.READY,
                        "agreements-service", State.NO_ANSWER,
                        "promises-service", State.READY,
                        "followup-service", State.STOPPED,
                        "subscriptions-service", State.READY,
                        "gateway", State.READY));
    }

    private PartStatus part(Service service) {
        return system.processes().status().parts().stream()
                .filter(part -> part.name().equals(service.module()))
                .findFirst()
                .orElseThrow();
    }

    private void signal(String signal) throws Exception {
        var pid = Long.toString(system.processes().pid(Service.AGREEMENTS));
        assertThat(new ProcessBuilder("kill", "-" + signal, pid).start().waitFor())
                .isZero();
    }
}
