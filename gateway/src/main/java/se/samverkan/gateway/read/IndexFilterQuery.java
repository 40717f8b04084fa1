package se.samverkan.gateway.read;

import jakarta.ws.rs.QueryParam;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import se.samverkan.domain.assessment.ProgressOutcome;
import se.samverkan.domain.query.DocumentFilter;
import se.samverkan.domain.query.QueryParameters;
import se.samverkan.gateway.lucene.IndexFilter;

/** The filters that only the gateway has, since they need the data of several owners. */
public class IndexFilterQuery {
    @QueryParam("theme")
    @Parameter(
            description = "Theme of a promise: the whole theme, case-insensitive",
            schema = @Schema(type = SchemaType.STRING, examples = "ökad trygghet och synlighet"))
    String theme;

    @QueryParam("outcome")
    @Parameter(
            description = "Outcome of an assessment in a follow-up, or of a commitment or activity of a promise",
            schema = @Schema(implementation = ProgressOutcome.class))
    String outcome;

    @QueryParam("focusArea")
    @Parameter(
            description = "Focus area of an agreement, by title or id, case-insensitive: finds the agreements with this"
                    + " area and the promises and action plans that support it",
            schema = @Schema(type = SchemaType.STRING, examples = "Ungdomar"))
    String focusArea;

    /** These filters with the owners' filters; reports an unknown outcome as a violation. */
    public IndexFilter with(DocumentFilter documents, BiConsumer<String, String> violations) {
        return new IndexFilter(
                documents,
                theme,
                QueryParameters.constant("outcome", outcome, ProgressOutcome.class, violations),
                focusArea);
    }
}
