package se.samverkan.kit.http;

import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import se.samverkan.kit.problem.Rejection;

/** The day that temporal statuses are reckoned for. */
public class AsOf {
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    @QueryParam("asOf")
    @Parameter(
            description = "The day that temporalStatus is reckoned for; today in Stockholm unless given",
            schema = @Schema(type = SchemaType.STRING, format = "date", examples = "2019-12-20"))
    String asOf;

    /** The day in Stockholm. */
    public static LocalDate today() {
        return LocalDate.now(STOCKHOLM);
    }

    /** The day asked for, or today in Stockholm; refuses what is no day (400). */
    public LocalDate day() {
        if (asOf == null) {
            return today();
        }
        // LocalDate alone would also take years of more than four digits.
        if (!asOf.matches("\\d{4}-\\d{2}-\\d{2}")) {
            throw noDay();
        }
        try {
            return LocalDate.parse(asOf);
        } catch (DateTimeException e) {
            throw noDay();
        }
    }

    private Rejection noDay() {
        return Rejection.badRequest("asOf", "\"" + asOf + "\" is not a day: write YYYY-MM-DD");
    }
}
