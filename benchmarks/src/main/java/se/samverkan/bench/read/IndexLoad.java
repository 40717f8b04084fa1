package se.samverkan.bench.read;

import java.time.Duration;
import se.samverkan.bench.process.ProcessTree.Memory;
import se.samverkan.bench.report.FigureFormat;
import se.samverkan.bench.report.Goal;
import se.samverkan.bench.report.Row;

/** How long a gateway took to fill its index, and what it then holds. */
record IndexLoad(int scale, long events, Duration untilReady, Duration withoutData) {

    private static final Goal AT_ONE = Goal.atMost(2, "s");
    private static final Goal AT_HUNDRED = Goal.atMost(300, "s");

    /** A start without data costs all but the reading of them. */
    private Duration reading() {
        var reading = untilReady.minus(withoutData);
        return reading.isNegative() ? Duration.ZERO : reading;
    }

    Row row() {
        return Row.of(
                "fill the index at start, " + scale + "×",
                reading().toMillis() / 1000.0,
                "s",
                scale == 1 ? AT_ONE : scale == 100 ? AT_HUNDRED : Goal.NONE,
                FigureFormat.count(events) + " events; ready " + FigureFormat.seconds(untilReady)
                        + " after the start of the process, " + FigureFormat.seconds(withoutData)
                        + " where there are no data");
    }

    static Row memory(int scale, Memory filled, Memory afterLoad) {
        return Row.of(
                "resident: gateway with " + scale + "× data",
                afterLoad.pssMiB(),
                "MiB",
                scale == 1 ? Goal.atMost(200, "MiB") : Goal.NONE,
                "PSS after the measurements (RSS " + FigureFormat.number(afterLoad.rssMiB()) + "); when just filled "
                        + FigureFormat.number(filled.pssMiB()) + " (RSS " + FigureFormat.number(filled.rssMiB()) + ")"
                        + (scale == 1 ? "" : "; -Xmx" + MeasuredGateway.heapMiB(scale) + "m"));
    }

    /** For comparison. */
    static Row nginx(Memory memory) {
        return Row.of("resident: nginx", memory.pssMiB(), "MiB", Goal.NONE, "PSS of all its processes");
    }
}
