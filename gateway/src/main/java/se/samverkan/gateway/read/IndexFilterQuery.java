package se.samverkan.gateway.read;

import jakarta.ws.rs.QueryParam;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import se.samverkan.domain.content.Outcome;
import se.samverkan.domain.query.DocumentFilter;
import se.samverkan.domain.query.QueryParameters;
import se.samverkan.gateway.lucene.IndexFilter;

/** The filters that only the gateway has, since they ask what several owners know together. */
public class IndexFilterQuery {
    @QueryParam("theme")
    @Parameter(
            description = "A promise's theme, whole, in any case",
            schema = @Schema(type = SchemaType.STRING, examples = "ökad trygghet och synlighet"))
    String theme;

    @QueryParam("outcome")
    @Parameter(
            description = "An outcome that a follow-up states, or that a commitment or activity of a promise has",
            schema = @Schema(implementation = Outcome.class))
    String outcome;

    @QueryParam("focusArea")
    @Parameter(
            description =
                    "A focus area of an agreement, by title or id, in any case: agreements that have it, and promises and"
                            + " action plans that serve it",
            schema = @Schema(type = SchemaType.STRING, examples = "Ungdomar"))
    String focusArea;

    /** These filters with those that owners have too; refuses what is no outcome (400). */
    public IndexFilter with(DocumentFilter documents, BiConsumer<String, String> violations) {
        return new IndexFilter(
                documents, theme, QueryParameters.constant("outcome", outcome, Outcome.class, violations), focusArea);
    }
}
