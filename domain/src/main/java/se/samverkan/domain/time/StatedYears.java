package se.samverkan.domain.time;

import java.time.LocalDate;
import java.util.stream.IntStream;

/** The years of a stated time: those of its bounds, and all between two bounds. */
public final class StatedYears {
    /** The year that represents an open end. */
    private static final int LAST_YEAR = 9999;

    private StatedYears() {}

    /** The years; none without a bound. */
    public static IntStream of(LocalDate from, LocalDate to) {
        if (from == null && to == null) {
            return IntStream.empty();
        }
        return IntStream.rangeClosed((from == null ? to : from).getYear(), (to == null ? from : to).getYear());
    }

    /** The same, but an open end counts only up to the current year. */
    public static IntStream soFar(LocalDate from, LocalDate to) {
        int now = isOpen(to) ? PartialDate.today().getYear() : LAST_YEAR;
        return of(from, to).filter(year -> year <= now || (from != null && year == from.getYear()));
    }

    /** Whether the end is stated to be open. */
    public static boolean isOpen(LocalDate to) {
        return to != null && to.getYear() == LAST_YEAR;
    }
}
