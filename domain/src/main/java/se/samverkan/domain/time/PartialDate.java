package se.samverkan.domain.time;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A date in the precision of its source: a year, a month, a day or a season.
 *
 * <p>Written as EDTF (ISO 8601-2): {@code YYYY}, {@code YYYY-MM}, {@code YYYY-MM-DD}, or {@code YYYY-21…24} for spring
 * (March–May), summer, autumn and winter (December–February of the next year).
 */
@Schema(
        name = "PartialDate",
        type = SchemaType.STRING,
        pattern = PartialDate.PATTERN,
        description = "A date with the precision of its source (EDTF, ISO 8601-2): YYYY, YYYY-MM, YYYY-MM-DD, or a"
                + " season: YYYY-21 (spring), -22 (summer), -23 (autumn), -24 (winter)",
        examples = "2018-22")
public record PartialDate(@JsonValue String value) {

    /** The four forms; whether the day exists is checked separately. */
    public static final String PATTERN = "^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?|-2[1-4])?$";

    private static final Pattern SYNTAX = Pattern.compile(PATTERN);
    private static final int SPRING = 21;
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    /** Throws IllegalArgumentException for a text of another form, or a day that does not exist. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PartialDate {
        if (value == null || !SYNTAX.matcher(value).matches() || !exists(value)) {
            throw new IllegalArgumentException(
                    "is not a date: write YYYY, YYYY-MM, YYYY-MM-DD or a season YYYY-21 (spring) to YYYY-24 (winter)");
        }
    }

    /** Today in Stockholm. */
    public static LocalDate today() {
        return LocalDate.now(STOCKHOLM);
    }

    /** The day in Stockholm at a moment. */
    public static LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, STOCKHOLM);
    }

    /** Whether even the first day that it can mean is still to come in Stockholm. */
    public boolean isInFuture() {
        return earliest().isAfter(today());
    }

    /** The first day that it can mean. */
    public LocalDate earliest() {
        return switch (value.length()) {
            case 4 -> Year.parse(value).atDay(1);
            case 7 -> firstMonth().atDay(1);
            default -> LocalDate.parse(value);
        };
    }

    /** The last day that it can mean. */
    public LocalDate latest() {
        return switch (value.length()) {
            case 4 -> Year.parse(value).atMonth(12).atEndOfMonth();
            case 7 -> (isSeason() ? firstMonth().plusMonths(2) : firstMonth()).atEndOfMonth();
            default -> LocalDate.parse(value);
        };
    }

    private boolean isSeason() {
        return month() >= SPRING;
    }

    private int month() {
        return Integer.parseInt(value.substring(5, 7));
    }

    private YearMonth firstMonth() {
        var month = isSeason() ? 3 + 3 * (month() - SPRING) : month();
        return YearMonth.of(Integer.parseInt(value.substring(0, 4)), month);
    }

    private static boolean exists(String value) {
        if (value.length() < 10) {
            return true;
        }
        try {
            LocalDate.parse(value);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
