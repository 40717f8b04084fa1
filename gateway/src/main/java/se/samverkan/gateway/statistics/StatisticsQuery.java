package se.samverkan.gateway.statistics;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import se.samverkan.domain.query.DocumentFilter;
import se.samverkan.domain.query.FilterQuery;
import se.samverkan.domain.query.QueryParameters;
import se.samverkan.gateway.http.CsvDialect;
import se.samverkan.gateway.http.ResponseFormat;
import se.samverkan.gateway.http.TableQuery;
import se.samverkan.gateway.index.Grouping;
import se.samverkan.platform.problem.ProblemException;

/** The query parameters of statistics. */
public class StatisticsQuery {
    @QueryParam("groupBy")
    @Parameter(
            description = "Grouping of the figures",
            required = true,
            schema = @Schema(implementation = Grouping.class))
    String groupBy;

    @QueryParam("thenBy")
    @Parameter(
            description = "Second grouping: the figures of each group by another key, such as each county by year",
            schema = @Schema(implementation = Grouping.class))
    String thenBy;

    @QueryParam("theme")
    @Parameter(description = "Only promises with this theme: the whole theme, case-insensitive")
    String theme;

    @BeanParam
    TableQuery table;

    @BeanParam
    FilterQuery filters;

    /** The parsed parameters; thenBy, theme and table may be null. */
    record Parsed(DocumentFilter filter, String theme, Grouping groupBy, Grouping thenBy, CsvDialect table) {}

    /** Throws a 400 with every value that is malformed. */
    Parsed parse(ResponseFormat negotiated) {
        return ProblemException.reading(violations -> new Parsed(
                filters.filter(violations),
                theme,
                grouping(violations),
                QueryParameters.constant("thenBy", thenBy, Grouping.class, violations),
                table.table(negotiated, violations)));
    }

    private Grouping grouping(BiConsumer<String, String> violations) {
        if (groupBy == null) {
            violations.accept("groupBy", "is missing: give one of " + List.of(Grouping.values()));
        }
        return QueryParameters.constant("groupBy", groupBy, Grouping.class, violations);
    }
}
