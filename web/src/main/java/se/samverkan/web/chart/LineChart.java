package se.samverkan.web.chart;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Shares over the years as a line.
 *
 * @param points the years in order
 * @param lines the parts of the line; a year without a share interrupts it
 */
public record LineChart(List<Point> points, String lines) {
    /** The width of the drawing; its height is that of a share of one. */
    public static final int WIDTH = 600;

    /** The height of a share of one. */
    public static final int HEIGHT = 200;

    private static final int MAX_LABELS = 10;

    /**
     * A year.
     *
     * @param share from 0 to 1, null where there is none
     * @param x from 0 to 600
     * @param y from 0 at the top, where the share is one, to 200
     * @param isLabelled whether there is room for the year below
     */
    public record Point(String year, Double share, long x, long y, boolean isLabelled) {
        /** The share as a whole number of per cent; null where there is none. */
        public Long percent() {
            return share == null ? null : Math.round(100 * share);
        }
    }

    /** A year and its share. */
    public record Value(String year, Double share) {}

    public static LineChart of(List<Value> values) {
        var points = IntStream.range(0, values.size())
                .mapToObj(i -> {
                    var value = values.get(i);
                    long x = values.size() == 1 ? WIDTH / 2 : Math.round((double) WIDTH * i / (values.size() - 1));
                    long y = value.share() == null ? HEIGHT : Math.round(HEIGHT * (1 - value.share()));
                    int step = Math.ceilDiv(values.size(), MAX_LABELS);
                    return new Point(value.year(), value.share(), x, y, (values.size() - 1 - i) % step == 0);
                })
                .toList();
        return new LineChart(points, lines(points));
    }

    private static String lines(List<Point> points) {
        return IntStream.range(0, points.size())
                .filter(i -> points.get(i).share() != null)
                .mapToObj(i -> {
                    var point = points.get(i);
                    var begins = i == 0 || points.get(i - 1).share() == null;
                    return String.format(Locale.ROOT, "%s%d %d", begins ? "M" : "L", point.x(), point.y());
                })
                .collect(Collectors.joining());
    }
}
