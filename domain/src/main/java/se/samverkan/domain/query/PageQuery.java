package se.samverkan.domain.query;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The page of a list that a request asks for. */
public class PageQuery {
    @QueryParam("page")
    @DefaultValue("1")
    @Parameter(
            description = "Number of the page, from 1",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000000", defaultValue = "1"))
    String page;

    @QueryParam("limit")
    @DefaultValue("20")
    @Parameter(
            description = "Maximum number of items per page",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
    String limit;

    /** The numbers of both parameters; each one out of range is reported. */
    public Numbers numbers(BiConsumer<String, String> violations) {
        return new Numbers(
                QueryParameters.number("page", page, 1, 1_000_000, violations),
                QueryParameters.number("limit", limit, 1, 100, violations));
    }

    /** The number of a page, from 1, and the maximum number of items on it. */
    public record Numbers(int page, int limit) {}
}
