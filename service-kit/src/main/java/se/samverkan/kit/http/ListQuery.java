package se.samverkan.kit.http;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import se.samverkan.kit.content.PublicationStatus;
import se.samverkan.kit.http.ListFilter.Sort;
import se.samverkan.kit.http.ListFilter.SortKey;
import se.samverkan.kit.problem.Rejection;

/** The filters, order and page of a list. */
public class ListQuery {
    /** What every list can be ordered by. */
    private static final Set<SortKey> SORT_KEYS = EnumSet.of(SortKey.publishedAt, SortKey.title, SortKey.validity);
    /** The largest page. */
    public static final int MAX_LIMIT = 100;

    @Context
    UriInfo uri;

    @BeanParam
    FilterQuery filters;

    @QueryParam("publishedAfter")
    @Parameter(
            description = "Only what was published after this moment",
            schema = @Schema(type = SchemaType.STRING, format = "date-time", examples = "2026-01-01T00:00:00Z"))
    String publishedAfter;

    @QueryParam("status")
    @Parameter(
            description = "Publication status; without a token only PUBLISHED is there to see",
            schema = @Schema(implementation = PublicationStatus.class))
    String status;

    @QueryParam("sort")
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
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000000", defaultValue = "1"))
    String page;

    @QueryParam("limit")
    @DefaultValue("20")
    @Parameter(
            description = "How many a page holds",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
    String limit;

    /** The parameters in their own types; refuses values out of range (400). */
    public ListFilter filter() {
        return filter(SORT_KEYS, new Sort(SortKey.publishedAt, true));
    }

    /** The same where there are other orders. */
    public ListFilter filter(Set<SortKey> sortKeys, Sort unlessAsked) {
        return new ListFilter(
                filters.filter().publishedAfter(publishedAfter()),
                QueryParameters.constant("status", status, PublicationStatus.class),
                sort == null ? unlessAsked : sort(sortKeys),
                QueryParameters.number("page", page, 1, 1_000_000),
                QueryParameters.number("limit", limit, 1, MAX_LIMIT));
    }

    private Sort sort(Set<SortKey> keys) {
        var name = sort.startsWith("-") ? sort.substring(1) : sort;
        return new Sort(QueryParameters.constant("sort", name, keys), sort.startsWith("-"));
    }

    /** The page with its links, every other parameter kept in them. */
    public <T> Page<T> page(String publicAddress, ListFilter filter, List<T> items, long total) {
        return Page.of(uri, publicAddress, filter.page(), filter.limit(), items, total);
    }

    private Instant publishedAfter() {
        if (publishedAfter == null) {
            return null;
        }
        // Instant alone would also take years that no database does.
        if (!publishedAfter.matches("\\d{4}-\\d{2}-\\d{2}[Tt]\\S{1,30}")) {
            throw noMoment();
        }
        try {
            return Instant.parse(publishedAfter);
        } catch (DateTimeException e) {
            throw noMoment();
        }
    }

    private static Rejection noMoment() {
        return Rejection.badRequest("publishedAfter", "must be a moment (RFC 3339), such as 2026-01-01T00:00:00Z");
    }
}
