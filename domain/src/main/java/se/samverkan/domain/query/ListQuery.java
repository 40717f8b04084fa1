package se.samverkan.domain.query;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import se.samverkan.domain.content.PublicationStatus;
import se.samverkan.domain.query.ListFilter.Sort;
import se.samverkan.domain.query.ListFilter.SortKey;

/** The filters, order and page of a list. */
public class ListQuery {
    /** The sort keys of every list. */
    private static final Set<SortKey> SORT_KEYS = EnumSet.of(SortKey.publishedAt, SortKey.title, SortKey.validity);

    @BeanParam
    FilterQuery filters;

    @QueryParam("publishedAfter")
    @Parameter(
            description = "Only documents published after this time",
            schema = @Schema(type = SchemaType.STRING, format = "date-time", examples = "2026-01-01T00:00:00Z"))
    String publishedAfter;

    @QueryParam("status")
    @Parameter(
            description = "Publication status; only PUBLISHED is available without a token",
            schema = @Schema(implementation = PublicationStatus.class))
    String status;

    @QueryParam("sort")
    @Parameter(
            description = "Order of the items; a leading - reverses it",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"publishedAt", "-publishedAt", "title", "-title", "validity", "-validity"},
                            defaultValue = "-publishedAt"))
    String sort;

    @BeanParam
    PageQuery page;

    /** The typed filter of an owner's list; reports every value that is malformed or out of range. */
    public ListFilter filter(BiConsumer<String, String> violations) {
        return filter(SORT_KEYS, new Sort(SortKey.publishedAt, true), violations);
    }

    /** The typed filter of a list with other orders. */
    public ListFilter filter(Set<SortKey> sortKeys, Sort defaultSort, BiConsumer<String, String> violations) {
        var numbers = page.numbers(violations);
        return new ListFilter(
                filters.filter(violations).publishedAfter(publishedAfter(violations)),
                QueryParameters.constant("status", status, PublicationStatus.class, violations),
                sort == null ? defaultSort : sort(sortKeys, violations),
                numbers.page(),
                numbers.limit());
    }

    private Sort sort(Set<SortKey> allowed, BiConsumer<String, String> violations) {
        var name = sort.startsWith("-") ? sort.substring(1) : sort;
        return new Sort(QueryParameters.constant("sort", name, allowed, violations), sort.startsWith("-"));
    }

    private Instant publishedAfter(BiConsumer<String, String> violations) {
        if (publishedAfter == null) {
            return null;
        }
        try {
            // Instant alone would also accept years that no database stores.
            if (publishedAfter.matches("\\d{4}-\\d{2}-\\d{2}[Tt]\\S{1,30}")) {
                return Instant.parse(publishedAfter);
            }
        } catch (DateTimeException e) {
            // Reported below, like any other text.
        }
        violations.accept("publishedAfter", "must be a moment (RFC 3339), such as 2026-01-01T00:00:00Z");
        return null;
    }
}
