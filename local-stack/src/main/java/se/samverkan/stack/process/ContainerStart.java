package se.samverkan.stack.process;

import org.testcontainers.lifecycle.Startable;

/** Starts a container; a failure says in one line what is missing. */
public final class ContainerStart {

    private ContainerStart() {}

    /** Starts a server in a container, by the name that a failure has. */
    public static void of(String server, Startable container) {
        try {
            container.start();
        } catch (RuntimeException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            String reason =
                    String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
            throw new StartFailure(
                    server + " does not start in a container: " + reason + " (-Dstack=containers needs a Docker engine;"
                            + " inside a container also TESTCONTAINERS_HOST_OVERRIDE with the engine's host. Without"
                            + " -Dstack none is needed)",
                    e);
        }
    }
}
