package se.samverkan.kit.http;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import se.samverkan.kit.content.Municipalities;
import se.samverkan.kit.content.Municipality;
import se.samverkan.kit.content.Party;
import se.samverkan.kit.content.PublicationStatus;
import se.samverkan.kit.content.TemporalStatus;
import se.samverkan.kit.problem.Rejection;

/** The filters, order and page of a list: owners and gateway read the same parameters and mean the same by them. */
public class ListQuery {
    private static final Set<String> NAMES = Set.of(
            "municipality",
            "county",
            "policeRegion",
            "year",
            "status",
            "temporalStatus",
            "asOf",
            "partyId",
            "sort",
            "page",
            "limit");
    /** The largest page. */
    public static final int MAX_LIMIT = 100;

    @Context
    UriInfo uri;

    @QueryParam("municipality")
    @Parameter(
            description = "SCB's municipality code",
            schema = @Schema(type = SchemaType.STRING, pattern = Municipality.CODE, examples = "0486"))
    String municipality;

    @QueryParam("county")
    @Parameter(
            description = "County, by name or SCB's two-digit code",
            schema = @Schema(type = SchemaType.STRING, examples = "Södermanlands län"))
    String county;

    @QueryParam("policeRegion")
    @Parameter(description = "Police region", schema = @Schema(type = SchemaType.STRING, examples = "Öst"))
    String policeRegion;

    @QueryParam("year")
    @Parameter(
            description = "A year that a stated bound falls in, or that lies between two",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "9999", examples = "2019"))
    String year;

    @QueryParam("status")
    @Parameter(
            description = "Publication status; without a token only PUBLISHED is there to see",
            schema = @Schema(implementation = PublicationStatus.class))
    String status;

    @QueryParam("temporalStatus")
    @Parameter(description = "In force or not on the day asOf", schema = @Schema(implementation = TemporalStatus.class))
    String temporalStatus;

    @BeanParam
    AsOf asOf;

    @QueryParam("partyId")
    @Parameter(
            description = "A party's id",
            schema = @Schema(type = SchemaType.STRING, pattern = Party.ID, examples = "police:polismyndigheten"))
    String partyId;

    @QueryParam("sort")
    @DefaultValue("-publishedAt")
    @Parameter(
            description = "Order; a leading - turns it round",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"publishedAt", "-publishedAt", "title", "-title", "validity", "-validity"},
                            defaultValue = "-publishedAt"))
    String sort;

    @QueryParam("page")
    @DefaultValue("1")
    @Parameter(
            description = "The page's number",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", defaultValue = "1"))
    String page;

    @QueryParam("limit")
    @DefaultValue("20")
    @Parameter(
            description = "How many a page holds",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
    String limit;

    /** The parameters in their own types; refuses unknown names and values out of range (400). */
    public ListFilter filter() {
        QueryParameters.refuseUnknown(uri, NAMES);
        if (municipality != null && !municipality.matches(Municipality.CODE)) {
            throw Rejection.badRequest("municipality", "must be SCB's four digits, such as 0486");
        }
        if (partyId != null && !partyId.matches(Party.ID)) {
            throw Rejection.badRequest("partyId", Party.ID_FORM);
        }
        return new ListFilter(
                municipalities(),
                year == null ? null : QueryParameters.number("year", year, 1, 9999),
                QueryParameters.constant("status", status, PublicationStatus.class),
                QueryParameters.constant("temporalStatus", temporalStatus, TemporalStatus.class),
                asOf.day(),
                partyId,
                sort(),
                QueryParameters.number("page", page, 1, 1_000_000),
                QueryParameters.number("limit", limit, 1, MAX_LIMIT));
    }

    /** The codes that municipality, county and policeRegion leave, or null where none of them is asked. */
    private Set<String> municipalities() {
        if (municipality == null && county == null && policeRegion == null) {
            return null;
        }
        return Municipalities.in(county, policeRegion)
                .map(Municipality::code)
                .filter(code -> municipality == null || municipality.equals(code))
                .collect(Collectors.toUnmodifiableSet());
    }

    private ListFilter.Sort sort() {
        var name = sort.startsWith("-") ? sort.substring(1) : sort;
        return new ListFilter.Sort(
                QueryParameters.constant("sort", name, ListFilter.SortKey.class), sort.startsWith("-"));
    }

    /** The page with its links, every other parameter kept in them. */
    public <T> Page<T> page(String publicAddress, List<T> items, long total) {
        var filter = filter();
        return Page.of(uri, publicAddress, filter.page(), filter.limit(), items, total);
    }
}
