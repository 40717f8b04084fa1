package se.samverkan.domain.time;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The end of a period: a partial date, or {@code ..} where the source states that it is open (EDTF). */
@Schema(
        name = "PeriodEnd",
        type = SchemaType.STRING,
        pattern = PeriodEnd.PATTERN,
        description = "A partial date, or .. for a stated open end",
        examples = "2023")
public record PeriodEnd(@JsonValue String value) {
    /** A partial date, or two dots. */
    public static final String PATTERN = "^(\\.\\.|\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?|-2[1-4])?)$";

    private static final String OPEN = "..";

    /** Throws IllegalArgumentException for a text that is neither a partial date nor {@code ..}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PeriodEnd {
        if (!OPEN.equals(value)) {
            new PartialDate(value);
        }
    }

    public boolean isOpen() {
        return OPEN.equals(value);
    }

    /** The last day that it can mean; for an open end the last day of the year 9999. */
    public LocalDate latest() {
        return isOpen() ? LocalDate.of(9999, 12, 31) : new PartialDate(value).latest();
    }
}
