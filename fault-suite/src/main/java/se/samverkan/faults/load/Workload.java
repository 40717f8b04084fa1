package se.samverkan.faults.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import se.samverkan.faults.cluster.Cluster;

/** The writers and readers of a round. */
public final class Workload {

    private static final int WRITERS = 3;
    private static final int READERS = 2;
    /** Longer than the gateway waits for an owner. */
    private static final Duration ATTEMPT = Duration.ofSeconds(20);

    private static final Duration BOUND = Duration.ofMinutes(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(50);

    private final Ledger ledger = new Ledger();
    private final List<Writer> writers = new ArrayList<>();
    private final List<ReaderLoop> readers = new ArrayList<>();
    private final VisibilityLoop visibility;
    private final List<Thread> threads = new ArrayList<>();

    private Workload(VisibilityLoop visibility) {
        this.visibility = visibility;
    }

    /** Starts writers and readers whose choices follow from the random source. */
    public static Workload start(Cluster cluster, SplittableRandom random) {
        var workload = new Workload(new VisibilityLoop(new Probe(cluster.gateways(), cluster.keys(), BOUND)));
        var client = new ChangeClient(cluster.gateways(), cluster.keys(), ATTEMPT, BOUND);
        var reads = new PublicReads(cluster.gateways());
        for (int i = 0; i < WRITERS; i++) {
            workload.writers.add(
                    new Writer(workload.ledger.round() + "-" + i, workload.ledger, client, random.split()));
        }
        for (int i = 0; i < READERS; i++) {
            workload.readers.add(new ReaderLoop(workload.ledger, reads, random.split()));
        }
        workload.writers.forEach(
                writer -> workload.threads.add(Thread.ofVirtual().start(writer)));
        workload.readers.forEach(
                reader -> workload.threads.add(Thread.ofVirtual().start(reader)));
        workload.threads.add(Thread.ofVirtual().start(workload.visibility));
        return workload;
    }

    public Ledger ledger() {
        return ledger;
    }

    /** The longest time from the acknowledgement of a publication until a gateway had it. */
    public Duration longestUntilVisible() {
        return visibility.longest();
    }

    /** Waits until so many changes are acknowledged in all, a minute at the most. */
    public void awaitAcknowledged(int changes) throws InterruptedException {
        long begin = System.nanoTime();
        while (ledger.acknowledged() < changes && System.nanoTime() - begin < LONGEST_WAIT.toNanos()) {
            Thread.sleep(POLL);
        }
    }

    /** Stops, and waits until each writer knows the outcome of its last change. */
    public void stop() throws InterruptedException {
        writers.forEach(Writer::stop);
        readers.forEach(ReaderLoop::stop);
        visibility.stop();
        for (var thread : threads) {
            thread.join();
        }
    }
}
