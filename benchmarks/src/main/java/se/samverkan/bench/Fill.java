package se.samverkan.bench;

import java.time.Duration;
import se.samverkan.bench.ProcessTree.Memory;

/** How long a gateway took to fill its index, and what it then holds. */
record Fill(int scale, long events, Duration untilReady, Duration withoutData) {

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
                Text.count(events) + " events; ready " + Text.seconds(untilReady) + " after the start of the process, "
                        + Text.seconds(withoutData) + " where there are no data");
    }

    static Row memory(int scale, Memory filled, Memory afterLoad) {
        return Row.of(
                "resident: gateway with " + scale + "× data",
                afterLoad.pssMiB(),
                "MiB",
                scale == 1 ? Goal.atMost(200, "MiB") : Goal.NONE,
                "PSS after the measurements (RSS " + Text.number(afterLoad.rssMiB()) + "); when just filled "
                        + Text.number(filled.pssMiB()) + " (RSS " + Text.number(filled.rssMiB()) + ")"
                        + (scale == 1 ? "" : "; -Xmx" + MeasuredGateway.heapMiB(scale) + "m"));
    }

    /** For comparison. */
    static Row nginx(Memory memory) {
        return Row.of("resident: nginx", memory.pssMiB(), "MiB", Goal.NONE, "PSS of all its processes");
    }
}
