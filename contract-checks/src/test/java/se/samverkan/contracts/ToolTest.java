package se.samverkan.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** A test runs where its program is on PATH; elsewhere it is skipped, or fails in CI. */
class ToolTest {
    @TempDir
    Path directory;

    @Test
    void a_test_without_node_is_skipped_with_the_reason() {
        assertThatThrownBy(() -> Node.in(Map.of("PATH", directory.toString())))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("skipped: no Node");
    }

    @Test
    void a_test_without_node_fails_in_ci() {
        assertThatThrownBy(() -> Node.in(inCi()))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("CI must have Node (node, 20 or later, and npm) on PATH");
    }

    @Test
    void a_test_without_a_program_that_ci_has_not_is_skipped_in_ci_too() {
        assertThatThrownBy(() -> Tool.PHP.require(inCi(), file -> true))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("skipped: no PHP");
    }

    @Test
    void a_program_that_ci_need_not_have_is_used_where_it_is_installed() throws IOException {
        program("php", "exit 0");

        assertThat(Tool.PHP.require(inCi(), file -> true)).isEqualTo(directory.resolve("php"));
    }

    @Test
    void node_is_found_on_the_path() throws IOException {
        program("node", "echo v22.12.0");
        program("npm", "exit 0");

        assertThat(Node.in(Map.of("PATH", "/nowhere:" + directory)))
                .isEqualTo(new Node(directory.resolve("node"), directory.resolve("npm")));
    }

    @Test
    void an_old_node_counts_as_absent() throws IOException {
        program("node", "echo v18.20.4");
        program("npm", "exit 0");

        assertThatThrownBy(() -> Node.in(Map.of("PATH", directory.toString())))
                .isInstanceOf(TestAbortedException.class);
    }

    @Test
    void node_without_npm_counts_as_absent() throws IOException {
        program("node", "echo v22.12.0");

        assertThatThrownBy(() -> Node.in(inCi())).isInstanceOf(AssertionFailedError.class);
    }

    private Map<String, String> inCi() {
        return Map.of("PATH", directory.toString(), "CI", "true");
    }

    private void program(String name, String script) throws IOException {
        var file = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
