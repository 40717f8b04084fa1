package se.samverkan.faults;

import java.time.Duration;
import se.samverkan.faults.cluster.Cluster;
import se.samverkan.faults.load.Probe;

/**
 * How long the cluster needed after the end of a fault.
 *
 * @param works until a client behind a load balancer could publish, and read what it published
 * @param complete until every gateway had that publication and every instance was ready
 */
record Recovery(Duration works, Duration complete) {

    static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final int POLL_MILLIS = 200;

    /** Waits for the recovery from a fault that began to end at this time of {@link System#nanoTime()}. */
    static Recovery await(Cluster cluster, long begin) throws InterruptedException {
        var probe = new Probe(cluster.gateways(), cluster.keys(), TIMEOUT);
        var path = probe.publish();
        Duration works = null;
        while (path.isPresent() && System.nanoTime() - begin < TIMEOUT.toNanos()) {
            if (works == null && probe.isVisible(path.get())) {
                works = since(begin);
            }
            if (works != null && probe.isVisibleEverywhere(path.get()) && cluster.isReady()) {
                return new Recovery(works, since(begin));
            }
            Thread.sleep(POLL_MILLIS);
        }
        return new Recovery(works == null ? TIMEOUT : works, TIMEOUT);
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    boolean isComplete() {
        return complete.compareTo(TIMEOUT) < 0;
    }
}
