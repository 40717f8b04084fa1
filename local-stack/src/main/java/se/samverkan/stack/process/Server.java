package se.samverkan.stack.process;

import java.util.Optional;
import java.util.OptionalLong;

/** A server that the services need; one that is a process of its own on this machine can end, and be started again. */
public interface Server extends AutoCloseable {

    /** The process id, if the server is a process of its own. */
    default OptionalLong pid() {
        return OptionalLong.empty();
    }

    /** A one-line report, if the process of the server has ended without {@link #close()}. */
    default Optional<String> unexpectedExit() {
        return Optional.empty();
    }

    /** Starts the process again after an unexpected exit, on the same data and ports, and waits until it is ready. */
    default void restart() {
        throw new UnsupportedOperationException("not a process of its own");
    }

    /** Stops the server; a durable one keeps its data. */
    @Override
    void close();
}
