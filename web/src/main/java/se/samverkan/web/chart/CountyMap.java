package se.samverkan.web.chart;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;

/** The map of the 21 counties, coloured by a figure in five steps. */
public final class CountyMap {
    private static final Properties OUTLINES = outlines();
    private static final int STEPS = 5;

    private CountyMap() {}

    /**
     * A county with its figure.
     *
     * @param code the SCB code
     * @param figure what it is coloured by; null where it has none
     * @param text the figure in words
     */
    public record County(String code, String name, Double figure, String text, String href) {}

    /**
     * A county as drawn.
     *
     * @param path its outline
     * @param step from 1 to 5 by the figure; 0 where it has none
     */
    public record Shape(County county, String path, int step) {}

    /** The shapes of the counties, by code. */
    public static List<Shape> shapes(List<County> counties) {
        double greatest = counties.stream()
                .filter(county -> county.figure() != null)
                .mapToDouble(County::figure)
                .max()
                .orElse(0);
        return counties.stream()
                .filter(county -> OUTLINES.containsKey(county.code()))
                .sorted(Comparator.comparing(County::code))
                .map(county -> new Shape(county, OUTLINES.getProperty(county.code()), step(county, greatest)))
                .toList();
    }

    /** Fractions of the greatest figure: a county with none of what is counted stays empty. */
    private static int step(County county, double greatest) {
        return county.figure() == null || county.figure() <= 0
                ? 0
                : (int) Math.clamp(Math.ceil(STEPS * county.figure() / greatest), 1, STEPS);
    }

    private static Properties outlines() {
        var outlines = new Properties();
        try (var in = CountyMap.class.getResourceAsStream("/maps/counties.properties");
                var text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            outlines.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException("The map of the counties cannot be read", e);
        }
        return outlines;
    }
}
