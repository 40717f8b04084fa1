package se.samverkan.web.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import se.samverkan.web.Outcomes;

/**
 * The shares of the outcomes of one area.
 *
 * @param name the area, or what is counted
 * @param total the number of all items
 * @param segments the outcomes that occur, from left to right
 */
public record StackedBar(String name, int total, List<Segment> segments) {
    private static final double WIDTH = 100;

    /**
     * An outcome with its number.
     *
     * @param x where it begins, from 0 to 100
     * @param width its share of 100
     */
    public record Segment(String outcome, int count, double x, double width) {}

    /** The number of items with an outcome. */
    public int count(String outcome) {
        return segments.stream()
                .filter(segment -> segment.outcome().equals(outcome))
                .mapToInt(Segment::count)
                .findFirst()
                .orElse(0);
    }

    /** A bar of the counts that statistics and progress state by outcome. */
    public static StackedBar of(String name, JsonNode counts) {
        var counted = Outcomes.counts(counts);
        int total = counted.stream().mapToInt(Outcomes.Count::count).sum();
        var segments = new ArrayList<Segment>();
        double x = 0;
        for (var count : counted) {
            double width = WIDTH * count.count() / total;
            segments.add(new Segment(count.outcome(), count.count(), x, width));
            x += width;
        }
        return new StackedBar(name, total, segments);
    }
}
