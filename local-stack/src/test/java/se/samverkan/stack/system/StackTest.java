package se.samverkan.stack.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.testcontainers.lifecycle.Startable;
import se.samverkan.stack.process.ContainerStart;
import se.samverkan.stack.process.StartFailure;

class StackTest {

    @Test
    void an_unknown_stack_is_rejected() {
        assertThat(Stack.of("embedded")).isEqualTo(Stack.EMBEDDED);
        assertThat(Stack.of("containers")).isEqualTo(Stack.CONTAINERS);
        assertThatThrownBy(() -> Stack.of("docker"))
                .hasMessage("-Dstack=docker is not known: choose embedded (the default) or containers");
    }

    @Test
    void without_a_docker_engine_one_line_says_what_is_missing() {
        var withoutEngine = new Startable() {
            @Override
            public void start() {
                throw new IllegalStateException(
                        "Container startup failed", new IllegalStateException("Could not find Docker\nand more"));
            }

            @Override
            public void stop() {}
        };

        assertThatThrownBy(() -> ContainerStart.of("Kafka", withoutEngine))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("Kafka does not start in a container: Could not find Docker (")
                .hasMessageContaining("TESTCONTAINERS_HOST_OVERRIDE")
                .message()
                .doesNotContain("\n");
    }
}
