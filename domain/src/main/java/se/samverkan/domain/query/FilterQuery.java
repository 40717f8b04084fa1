package se.samverkan.domain.query;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import se.samverkan.domain.time.TemporalStatus;

/** The query parameters that filter documents, with the same meaning at owners and gateway. */
public class FilterQuery {
    @BeanParam
    ScopeQuery scope;

    @QueryParam("policeRegion")
    @Parameter(description = "Police region", schema = @Schema(type = SchemaType.STRING, examples = "Öst"))
    String policeRegion;

    @QueryParam("year")
    @Parameter(
            description = "A year that contains a stated bound of the validity, or that lies between the bounds",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1000", maximum = "9999", examples = "2019"))
    String year;

    @QueryParam("temporalStatus")
    @Parameter(description = "Temporal status on the day asOf", schema = @Schema(implementation = TemporalStatus.class))
    String temporalStatus;

    @BeanParam
    AsOf asOf;

    /** The typed filter; reports every value that is malformed or out of range. */
    public DocumentFilter filter(BiConsumer<String, String> violations) {
        scope.check(violations);
        return new DocumentFilter(
                scope.municipalities(policeRegion),
                year == null ? null : QueryParameters.number("year", year, 1000, 9999, violations),
                QueryParameters.constant("temporalStatus", temporalStatus, TemporalStatus.class, violations),
                asOf.day(violations),
                scope.partyId(),
                null);
    }
}
