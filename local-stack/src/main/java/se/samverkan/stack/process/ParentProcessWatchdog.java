package se.samverkan.stack.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs a clean-up command when this JVM dies, so that even kill -9 leaves no process behind. */
public final class ParentProcessWatchdog {

    // The shell reads from a pipe that only this JVM holds open: end of file without a line means that the JVM has
    // died.
    private static final String SCRIPT = "trap '' INT HUP; read released || exec \"$@\"";

    private final Process watcher;

    private ParentProcessWatchdog(Process watcher) {
        this.watcher = watcher;
    }

    /** Starts to watch; the command runs when this JVM ends before {@link #release()}. */
    public static ParentProcessWatchdog start(List<String> command) {
        List<String> shell = new ArrayList<>(List.of("sh", "-c", SCRIPT, "watchdog"));
        shell.addAll(command);
        try {
            return new ParentProcessWatchdog(new ProcessBuilder(shell)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the watch without running the command. */
    public void release() {
        try (OutputStream pipe = watcher.getOutputStream()) {
            pipe.write("released\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // The watching shell has already ended.
        }
    }
}
