package se.samverkan.faults.cluster;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import se.samverkan.stack.process.StartFailure;

/** Runs a program of the machine, such as kill and prlimit. */
public final class Programs {

    private Programs() {}

    /** Runs the command and returns whether it succeeded; a process that has just ended cannot be signalled. */
    public static boolean run(List<String> command) {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(Redirect.DISCARD)
                            .redirectError(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            throw new StartFailure("cannot run " + command.getFirst() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
    }
}
