package se.samverkan.bench.read;

import java.util.function.Supplier;
import se.samverkan.bench.report.Interval;

/** Lets a JVM work until it gets no faster: what it does before its JIT has seen enough says little of the hours after. */
public final class WarmUp {

    private static final int LONGEST = 20;
    private static final int PATIENCE = 5;
    private static final double FASTER = 1.05;

    private WarmUp() {}

    /** Each round takes some seconds at the most. */
    public static void until(Supplier<Interval> round) {
        double best = 0;
        int since = 0;
        for (int i = 0; i < LONGEST && since < PATIENCE; i++) {
            double rate = round.get().requestsPerSecond();
            since = rate > best * FASTER ? 0 : since + 1;
            best = Math.max(best, rate);
        }
    }
}
