package se.samverkan.domain.query;

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

/** The query parameters that say whose documents are asked for. */
public class ScopeQuery {
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

    @QueryParam("partyId")
    @Parameter(
            description = "Id of a party",
            schema = @Schema(type = SchemaType.STRING, pattern = Party.ID, examples = "police:polismyndigheten"))
    String partyId;

    /** Reports every value that is malformed. */
    public void check(BiConsumer<String, String> violations) {
        if (municipality != null && !municipality.matches(Municipality.CODE)) {
            violations.accept("municipality", "must be SCB's four digits, such as 0486");
        }
        if (partyId != null && !partyId.matches(Party.ID)) {
            violations.accept("partyId", Party.ID_FORM);
        }
    }

    /** The codes that pass municipality, county and the police region, which may be null; null where none of them is given. */
    public Set<String> municipalities(String policeRegion) {
        if (municipality == null && county == null && policeRegion == null) {
            return null;
        }
        return Municipalities.in(county, policeRegion)
                .map(Municipality::code)
                .filter(code -> municipality == null || municipality.equals(code))
                .collect(Collectors.toUnmodifiableSet());
    }

    public String partyId() {
        return partyId;
    }
}
