package se.samverkan.faults.load;

import java.time.Duration;

/** Publishes until it is stopped, and measures from each acknowledgement until a gateway has the document. */
final class VisibilityLoop implements Runnable {

    private static final int PAUSE_MILLIS = 500;
    private static final int POLL_MILLIS = 50;

    private final Probe probe;
    private volatile boolean stopped;
    private volatile Duration longest = Duration.ZERO;

    VisibilityLoop(Probe probe) {
        this.probe = probe;
    }

    void stop() {
        stopped = true;
    }

    /** The longest time so far; one that has not ended when the loop is stopped counts up to then. */
    Duration longest() {
        return longest;
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                var path = probe.publish();
                if (path.isPresent()) {
                    measure(path.get());
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void measure(String path) throws InterruptedException {
        long acknowledged = System.nanoTime();
        while (!probe.isVisible(path) && !stopped) {
            Thread.sleep(POLL_MILLIS);
        }
        var needed = Duration.ofNanos(System.nanoTime() - acknowledged);
        longest = needed.compareTo(longest) > 0 ? needed : longest;
    }
}
