package se.samverkan.bench.report;

import java.time.Duration;
import java.util.List;

/** Throughput, latency and CPU cost of a server in one round, or the medians of several rounds. */
public record Measurement(double requestsPerSecond, double p50Millis, double p99Millis, double cpuMicros, long errors) {

    public static Measurement of(
            long requests, Duration time, double p50Millis, double p99Millis, Duration cpu, long errors) {
        return new Measurement(
                requests / (time.toNanos() / 1e9),
                p50Millis,
                p99Millis,
                requests == 0 ? Double.NaN : cpu.toNanos() / 1e3 / requests,
                errors);
    }

    /** The median of each figure; errors are added up. */
    public static Measurement median(List<Measurement> rounds) {
        return new Measurement(
                Percentiles.median(rounds, Measurement::requestsPerSecond),
                Percentiles.median(rounds, Measurement::p50Millis),
                Percentiles.median(rounds, Measurement::p99Millis),
                Percentiles.median(rounds, Measurement::cpuMicros),
                rounds.stream().mapToLong(Measurement::errors).sum());
    }

    public String text() {
        if (requestsPerSecond == 0) {
            return "no response in a whole round";
        }
        return FigureFormat.number(requestsPerSecond) + "/s, p50 " + FigureFormat.number(p50Millis) + " ms, p99 "
                + FigureFormat.number(p99Millis) + " ms"
                + (cpuMicros > 0 ? ", " + FigureFormat.number(cpuMicros) + " µs CPU" : "")
                + (errors == 0 ? "" : ", " + errors + " errors");
    }
}
