package se.samverkan.bench.read;

import java.util.function.Supplier;
import se.samverkan.bench.report.Measurement;

/** Repeats a round until the JVM gets no faster: before, the JIT compiler has not optimised the code. */
public final class WarmUp {

    private static final int MAX_ROUNDS = 20;
    private static final int MAX_ROUNDS_WITHOUT_GAIN = 5;
    private static final double MIN_GAIN = 1.05;

    private WarmUp() {}

    /** Runs the rounds, at most {@value #MAX_ROUNDS}. */
    public static void untilStable(Supplier<Measurement> round) {
        double best = 0;
        int roundsWithoutGain = 0;
        for (int i = 0; i < MAX_ROUNDS && roundsWithoutGain < MAX_ROUNDS_WITHOUT_GAIN; i++) {
            double rate = round.get().requestsPerSecond();
            roundsWithoutGain = rate > best * MIN_GAIN ? 0 : roundsWithoutGain + 1;
            best = Math.max(best, rate);
        }
    }
}
