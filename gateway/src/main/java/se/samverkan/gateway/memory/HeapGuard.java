package se.samverkan.gateway.memory;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.Comparator;
import org.jboss.logging.Logger;

/**
 * Tells how much of the heap is live, and stops the growth of the index before the heap is lost: a gateway without room goes on
 * serving what it has. Live is what a collection of the old generation has left.
 */
public final class HeapGuard {
    private static final Logger LOG = Logger.getLogger(HeapGuard.class);
    private static final double WARNING = 0.8;
    private static final double FULL = 0.9;
    /** For the records of a batch and what is made of them until they are indexed, which a small heap would not have at 90 %. */
    private static final long RESERVE_BYTES = 16L << 20;

    /** How much garbage may lie beside as much again as is live. */
    private static final long GARBAGE_BYTES = 64L << 20;

    private static final Duration RECHECK = Duration.ofSeconds(30);

    private final MemoryPoolMXBean oldGeneration;
    private final Runnable collector;
    private boolean isFilled;
    private boolean isWarned;
    private volatile boolean isFull;
    private long fullAt;

    /** Guards the heap of this process. */
    public HeapGuard() {
        // The serial collector lets the old generation grow up to its limit, and would keep all that memory.
        this(oldGeneration(), System::gc);
    }

    HeapGuard(MemoryPoolMXBean oldGeneration, Runnable collector) {
        this.oldGeneration = oldGeneration;
        this.collector = collector;
    }

    /** The long-lived objects have the largest of the pools of the heap that are collected. */
    private static MemoryPoolMXBean oldGeneration() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isCollectionUsageThresholdSupported())
                .max(Comparator.comparing(pool -> pool.getUsage().getMax()))
                .orElseThrow();
    }

    /** Whether more documents fit; asked by one thread before each batch. */
    public boolean hasRoom() {
        if (isFull && System.nanoTime() - fullAt < RECHECK.toNanos()) {
            return false;
        }
        var full = Math.min(
                FULL, 1 - (double) RESERVE_BYTES / oldGeneration.getUsage().getMax());
        if (ratio(oldGeneration.getUsage()) >= full || isMostlyGarbage()) {
            collector.run();
        }
        double live = liveRatio();
        warn(live);
        if (live >= full) {
            fullAt = System.nanoTime();
            if (!isFull) {
                LOG.errorf(
                        "%.0f %% of the heap is live: no more documents are read. Raise -Xmx and restart", 100 * live);
            }
        }
        isFull = live >= full;
        return !isFull;
    }

    /** Returns to the system what the first filling of the index has left behind; called again, it does nothing. */
    public void filled() {
        if (!isFilled) {
            isFilled = true;
            collector.run();
        }
    }

    /** Not before the index is filled, since most of what is new then is live. */
    private boolean isMostlyGarbage() {
        return isFilled
                && oldGeneration.getUsage().getUsed()
                        > 2 * oldGeneration.getCollectionUsage().getUsed() + GARBAGE_BYTES;
    }

    /** Whether the guard has stopped the growth. */
    public boolean isFull() {
        return isFull;
    }

    /** The live part of the heap after the latest collection, from 0 to 1. */
    public double liveRatio() {
        return ratio(oldGeneration.getCollectionUsage());
    }

    private void warn(double live) {
        if (live >= WARNING && !isWarned) {
            LOG.warnf("%.0f %% of the heap is live after a collection: raise -Xmx before it is full", 100 * live);
        }
        isWarned = live >= WARNING;
    }

    private static double ratio(MemoryUsage usage) {
        return usage.getMax() <= 0 ? 0 : (double) usage.getUsed() / usage.getMax();
    }
}
