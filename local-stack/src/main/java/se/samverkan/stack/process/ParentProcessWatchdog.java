package se.samverkan.stack.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs a command if this JVM dies without having cleaned up, so that even kill -9 leaves nothing running. */
public final class ParentProcessWatchdog {

    // The shell reads from a pipe that only this JVM holds open: its end without a line means that the JVM is gone.
    private static final String WATCH = "trap '' INT HUP; read released || exec \"$@\"";

    private final Process watcher;

    private ParentProcessWatchdog(Process watcher) {
        this.watcher = watcher;
    }

    public static ParentProcessWatchdog otherwise(List<String> command) {
        List<String> watch = new ArrayList<>(List.of("sh", "-c", WATCH, "lifeline"));
        watch.addAll(command);
        try {
            return new ParentProcessWatchdog(new ProcessBuilder(watch)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void release() {
        try (OutputStream pipe = watcher.getOutputStream()) {
            pipe.write("released\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // The watcher has gone first: there is nothing left to release.
        }
    }
}
