package se.samverkan.gateway.notice;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import se.samverkan.domain.query.FilterQuery;
import se.samverkan.domain.query.PageQuery;
import se.samverkan.domain.query.QueryParameters;
import se.samverkan.gateway.document.Kind;
import se.samverkan.gateway.http.CsvDialect;
import se.samverkan.gateway.http.ResponseFormat;
import se.samverkan.gateway.http.TableQuery;
import se.samverkan.platform.problem.ProblemException;

/** The query parameters of the list of notices. */
public class NoticeQuery {
    private static final Set<Kind> KINDS = EnumSet.of(Kind.PROMISE, Kind.AGREEMENT, Kind.ACTION_PLAN, Kind.FOLLOW_UP);

    @QueryParam("type")
    @Parameter(description = "Only notices of this type", schema = @Schema(implementation = Notice.Type.class))
    String type;

    @QueryParam("kind")
    @Parameter(
            description = "Only notices about documents of this type",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"PROMISE", "AGREEMENT", "ACTION_PLAN", "FOLLOW_UP"}))
    String kind;

    @QueryParam("theme")
    @Parameter(description = "Only notices about promises with this theme: the whole theme, case-insensitive")
    String theme;

    @QueryParam("sort")
    @Parameter(
            description = "Order of the notices; a leading - reverses it. Those without the key come last",
            schema = @Schema(type = SchemaType.STRING))
    String sort;

    @BeanParam
    FilterQuery filters;

    @BeanParam
    PageQuery page;

    @BeanParam
    TableQuery table;

    /** The parsed parameters; the table is null for JSON. */
    record Parsed(NoticeFilter filter, NoticeSort sort, PageQuery.Numbers page, CsvDialect table) {}

    /** Throws a 400 with every value that is malformed. */
    Parsed parse(ResponseFormat negotiated) {
        return ProblemException.reading(violations -> new Parsed(
                new NoticeFilter(
                        filters.filter(violations),
                        theme,
                        QueryParameters.constant("kind", kind, KINDS, violations),
                        QueryParameters.constant("type", type, Notice.Type.class, violations)),
                NoticeSort.of(sort, violations),
                page.numbers(violations),
                table.table(negotiated, violations)));
    }
}
