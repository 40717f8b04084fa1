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

/** Where Node is looked for, and what becomes of the tests that need it where there is none. */
class NodeTest {
    @TempDir
    Path directory;

    @Test
    void withoutNodeATestIsSkippedAndSaysSo() {
        assertThatThrownBy(() -> Node.in(Map.of("PATH", directory.toString())))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("skipped: no Node");
    }

    @Test
    void withoutNodeATestFailsInCi() {
        assertThatThrownBy(() -> Node.in(Map.of("PATH", directory.toString(), "CI", "true")))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("CI has to have node (20 or later) and npm on PATH");
    }

    @Test
    void nodeIsTakenFromThePath() throws IOException {
        program("node", "echo v22.12.0");
        program("npm", "exit 0");

        assertThat(Node.in(Map.of("PATH", "/nowhere:" + directory)))
                .isEqualTo(new Node(directory.resolve("node"), directory.resolve("npm")));
    }

    @Test
    void aNodeThatIsTooOldIsNone() throws IOException {
        program("node", "echo v18.20.4");
        program("npm", "exit 0");

        assertThatThrownBy(() -> Node.in(Map.of("PATH", directory.toString())))
                .isInstanceOf(TestAbortedException.class);
    }

    @Test
    void nodeWithoutNpmIsNone() throws IOException {
        program("node", "echo v22.12.0");

        assertThatThrownBy(() -> Node.in(Map.of("PATH", directory.toString(), "CI", "true")))
                .isInstanceOf(AssertionFailedError.class);
    }

    private void program(String name, String what) throws IOException {
        var file = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + what + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
