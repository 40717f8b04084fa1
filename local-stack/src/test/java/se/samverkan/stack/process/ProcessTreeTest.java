package se.samverkan.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The memory and the CPU time of real processes. */
class ProcessTreeTest {

    @Test
    void an_ended_child_that_its_parent_has_not_collected_has_no_memory_and_does_no_harm() throws Exception {
        // The shell becomes a sleep, which never waits for the child that the shell started.
        Process parent = new ProcessBuilder("sh", "-c", "true & exec sleep 60").start();
        try {
            ProcessTree tree = new ProcessTree(parent.pid());
            await().until(() ->
                    tree.children().size() == 1 && isZombie(tree.children().getFirst()));

            assertThat(tree.children().getFirst().ownMemory()).isEqualTo(ProcessTree.Memory.NOTHING);
            assertThat(tree.memory().rss()).isPositive();
            assertThat(tree.cpu().isNegative()).isFalse();
        } finally {
            parent.destroyForcibly().waitFor();
        }
    }

    @Test
    void a_process_that_is_gone_has_neither_memory_nor_children() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();

        ProcessTree tree = new ProcessTree(process.pid());
        assertThat(tree.memory()).isEqualTo(ProcessTree.Memory.NOTHING);
        assertThat(tree.children()).isEqualTo(List.of());
        assertThat(tree.command()).isEmpty();
    }

    private static boolean isZombie(ProcessTree process) throws Exception {
        return Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"))
                .contains(") Z ");
    }
}
