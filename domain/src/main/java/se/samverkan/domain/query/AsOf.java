package se.samverkan.domain.query;

import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import se.samverkan.domain.time.PartialDate;

/** The day for which temporal statuses are computed. */
public class AsOf {
    @QueryParam("asOf")
    @Parameter(
            description = "The day for which temporalStatus is computed; by default today in Sweden",
            schema = @Schema(type = SchemaType.STRING, format = "date", examples = "2019-12-20"))
    String asOf;

    /** Today in Stockholm. */
    public static LocalDate today() {
        return PartialDate.today();
    }

    /** The requested day, or today in Stockholm; reports a value that is not a day. */
    public LocalDate day(BiConsumer<String, String> violations) {
        if (asOf == null) {
            return today();
        }
        try {
            // LocalDate alone would also accept years of more than four digits.
            if (asOf.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return LocalDate.parse(asOf);
            }
        } catch (DateTimeException e) {
            // Reported below, like any other text.
        }
        violations.accept("asOf", "\"" + asOf + "\" is not a day: write YYYY-MM-DD");
        return today();
    }
}
