package se.samverkan.bench.report;

import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Percentiles of measured values. */
public record Percentiles(List<Double> sorted) {

    public static Percentiles of(Collection<? extends Number> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values");
        }
        return new Percentiles(values.stream().map(Number::doubleValue).sorted().toList());
    }

    /** The percentile by nearest rank, which is always a measured value. */
    public double at(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.size());
        return sorted.get(Math.clamp(rank, 1, sorted.size()) - 1);
    }

    /** The median: of an even number of rounds the mean of the two in the middle. */
    public static <T> double median(List<T> rounds, ToDoubleFunction<T> figure) {
        var sorted = of(rounds.stream()
                        .map(round -> figure.applyAsDouble(round))
                        .toList())
                .sorted();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
