package se.samverkan.bench.process;

import java.util.ArrayDeque;
import java.util.Deque;

/** Everything that was started or made and must go, whether the run ends by itself or by Ctrl-C. */
public final class Cleanup implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private boolean closed;
    private volatile boolean stopped;

    /** Takes care of it; what comes after the end goes at once. */
    public synchronized <T extends AutoCloseable> T add(T part) {
        if (closed) {
            end(part);
            throw new BenchFailure("stopped");
        }
        parts.push(part);
        return part;
    }

    /** Ends it before its time. */
    public synchronized void close(AutoCloseable part) {
        if (parts.remove(part)) {
            end(part);
        }
    }

    /** Ends everything in the middle of the run. */
    public void stop() {
        stopped = true;
        close();
    }

    public boolean isStopped() {
        return stopped;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!parts.isEmpty()) {
            end(parts.pop());
        }
    }

    private static void end(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            // The others must go whatever this one does.
            System.err.println("Not stopped: " + e.getMessage());
        }
    }
}
