package se.samverkan.bench.process;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes processes and files of a run in reverse order, at its end or at Ctrl-C. */
public final class Cleanup implements AutoCloseable {

    private final Deque<AutoCloseable> resources = new ArrayDeque<>();
    private boolean closed;
    private volatile boolean aborted;

    /** Registers a resource; after the end of the run it is closed at once. */
    public synchronized <T extends AutoCloseable> T add(T resource) {
        if (closed) {
            closeAndReport(resource);
            throw new BenchFailure("stopped");
        }
        resources.push(resource);
        return resource;
    }

    /** Closes one resource before the end of the run. */
    public synchronized void close(AutoCloseable resource) {
        if (resources.remove(resource)) {
            closeAndReport(resource);
        }
    }

    /** Closes everything during the run. */
    public void abort() {
        aborted = true;
        close();
    }

    /** Whether {@link #abort()} was called. */
    public boolean isAborted() {
        return aborted;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!resources.isEmpty()) {
            closeAndReport(resources.pop());
        }
    }

    private static void closeAndReport(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            // A failure does not keep the other resources open.
            System.err.println("Not closed: " + e.getMessage());
        }
    }
}
