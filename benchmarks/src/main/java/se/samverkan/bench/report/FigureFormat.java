package se.samverkan.bench.report;

import java.time.Duration;
import java.util.Locale;

/** Formats figures with three significant digits, the same in every locale. */
public final class FigureFormat {
    private FigureFormat() {}

    public static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "–";
        }
        double size = Math.abs(value);
        if (size >= 1000) {
            return String.format(Locale.ROOT, "%,d", Math.round(value));
        }
        var digits = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
        var text = String.format(Locale.ROOT, digits, value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }

    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    public static String number(double value, String unit) {
        return unit.isEmpty() ? number(value) : number(value) + " " + unit;
    }

    public static String seconds(Duration duration) {
        return number(duration.toMillis() / 1000.0, "s");
    }

    /** The time since a value of System.nanoTime(). */
    public static String since(long begin) {
        return seconds(Duration.ofNanos(System.nanoTime() - begin));
    }
}
