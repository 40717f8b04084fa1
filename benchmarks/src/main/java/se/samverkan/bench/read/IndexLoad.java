package se.samverkan.bench.read;

import java.time.Duration;
import se.samverkan.bench.report.FigureFormat;
import se.samverkan.bench.report.FigureGoal;
import se.samverkan.bench.report.Row;
import se.samverkan.stack.process.ProcessTree.Memory;

/** The time in which a gateway loads its index at the start, and the memory that it then uses. */
record IndexLoad(int scale, long events, Duration untilReady, Duration withoutData) {

    private static final FigureGoal GOAL_AT_1 = FigureGoal.atMost(2, "s");
    private static final FigureGoal GOAL_AT_100 = FigureGoal.atMost(300, "s");

    /** The time for the data: the start less a start without data. */
    private Duration loading() {
        return positive(untilReady.minus(withoutData));
    }

    private static Duration positive(Duration loading) {
        return loading.isNegative() ? Duration.ZERO : loading;
    }

    Row row() {
        return Row.of(
                "load the index at start, " + scale + "×",
                loading().toMillis() / 1000.0,
                "s",
                scale == 1 ? GOAL_AT_1 : scale == 100 ? GOAL_AT_100 : FigureGoal.NONE,
                FigureFormat.count(events) + " events; ready " + FigureFormat.seconds(untilReady)
                        + " after the start of the process, " + FigureFormat.seconds(withoutData)
                        + " without data");
    }

    /** The time of a start from a snapshot, less a start without data. */
    static Row restored(int scale, Duration untilReady, Duration withoutData) {
        return Row.of(
                "restore the index from its snapshot, " + scale + "×",
                positive(untilReady.minus(withoutData)).toMillis() / 1000.0,
                "s",
                scale == 1 ? GOAL_AT_1 : FigureGoal.NONE,
                "ready " + FigureFormat.seconds(untilReady) + " after the start of the process, "
                        + FigureFormat.seconds(withoutData) + " without data");
    }

    static Row memory(int scale, Memory loaded, Memory afterReads) {
        return Row.of(
                "resident: gateway with " + scale + "× data",
                afterReads.pssMiB(),
                "MiB",
                scale == 1 ? FigureGoal.atMost(200, "MiB") : FigureGoal.NONE,
                "PSS after the measurements (RSS " + FigureFormat.number(afterReads.rssMiB()) + "); after loading "
                        + FigureFormat.number(loaded.pssMiB()) + " (RSS " + FigureFormat.number(loaded.rssMiB()) + ")"
                        + (scale == 1 ? "" : "; -Xmx" + MeasuredGateway.heapMiB(scale) + "m"));
    }

    /** The memory of nginx, for comparison. */
    static Row nginx(Memory memory) {
        return Row.of("resident: nginx", memory.pssMiB(), "MiB", FigureGoal.NONE, "PSS of all its processes");
    }
}
