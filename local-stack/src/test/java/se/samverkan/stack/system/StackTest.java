package se.samverkan.stack.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StackTest {

    @Test
    void an_unknown_stack_is_rejected() {
        assertThat(Stack.of("embedded")).isEqualTo(Stack.EMBEDDED);
        assertThat(Stack.of("containers")).isEqualTo(Stack.CONTAINERS);
        assertThatThrownBy(() -> Stack.of("docker"))
                .hasMessage("-Dstack=docker is not known: choose embedded (the default) or containers");
    }
}
