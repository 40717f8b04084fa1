package se.samverkan.domain.query;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import se.samverkan.domain.content.Party;
import se.samverkan.domain.register.Municipalities;
import se.samverkan.domain.register.Municipality;
import se.samverkan.domain.time.TemporalStatus;

/** The query parameters that filter documents, with the same meaning at owners and gateway. */
public class FilterQuery {
    @QueryParam("municipality")
    @Parameter(
            description = "Municipality code (SCB, Statistics Sweden)",
            schema = @Schema(type = SchemaType.STRING, pattern = Municipality.CODE, examples = "0486"))
    String municipality;

    @QueryParam("county")
    @Parameter(
            description = "County, by name or by its two-digit SCB code",
            schema = @Schema(type = SchemaType.STRING, examples = "Södermanlands län"))
    String county;

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

    @QueryParam("partyId")
    @Parameter(
            description = "Id of a party",
            schema = @Schema(type = SchemaType.STRING, pattern = Party.ID, examples = "police:polismyndigheten"))
    String partyId;

    /** The typed filter; reports every value that is malformed or out of range. */
    public DocumentFilter filter(BiConsumer<String, String> violations) {
        if (municipality != null && !municipality.matches(Municipality.CODE)) {
            violations.accept("municipality", "must be SCB's four digits, such as 0486");
        }
        if (partyId != null && !partyId.matches(Party.ID)) {
            violations.accept("partyId", Party.ID_FORM);
        }
        return new DocumentFilter(
                municipalities(),
                year == null ? null : QueryParameters.number("year", year, 1000, 9999, violations),
                QueryParameters.constant("temporalStatus", temporalStatus, TemporalStatus.class, violations),
                asOf.day(violations),
                partyId,
                null);
    }

    /** The codes that pass municipality, county and policeRegion, or null where none of them is given. */
    private Set<String> municipalities() {
        if (municipality == null && county == null && policeRegion == null) {
            return null;
        }
        return Municipalities.in(county, policeRegion)
                .map(Municipality::code)
                .filter(code -> municipality == null || municipality.equals(code))
                .collect(Collectors.toUnmodifiableSet());
    }
}
