package se.samverkan.bench.report;

import java.time.Duration;
import java.util.List;

/** What one server did in one stretch of time, or the medians of several. */
public record Interval(double requestsPerSecond, double p50Millis, double p99Millis, double cpuMicros, long errors) {

    public static Interval of(
            long requests, Duration time, double p50Millis, double p99Millis, Duration cpu, long errors) {
        return new Interval(
                requests / (time.toNanos() / 1e9),
                p50Millis,
                p99Millis,
                requests == 0 ? Double.NaN : cpu.toNanos() / 1e3 / requests,
                errors);
    }

    /** The middle of the rounds, each figure by itself; errors are never averaged away. */
    public static Interval median(List<Interval> rounds) {
        return new Interval(
                Percentiles.median(rounds, Interval::requestsPerSecond),
                Percentiles.median(rounds, Interval::p50Millis),
                Percentiles.median(rounds, Interval::p99Millis),
                Percentiles.median(rounds, Interval::cpuMicros),
                rounds.stream().mapToLong(Interval::errors).sum());
    }

    public String text() {
        if (requestsPerSecond == 0) {
            return "no answer in the whole of a round";
        }
        return FigureFormat.number(requestsPerSecond) + "/s, p50 " + FigureFormat.number(p50Millis) + " ms, p99 "
                + FigureFormat.number(p99Millis) + " ms"
                + (cpuMicros > 0 ? ", " + FigureFormat.number(cpuMicros) + " µs CPU" : "")
                + (errors == 0 ? "" : ", " + errors + " errors");
    }
}
