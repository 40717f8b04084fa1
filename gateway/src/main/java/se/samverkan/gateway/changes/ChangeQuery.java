package se.samverkan.gateway.changes;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import se.samverkan.domain.query.QueryParameters;
import se.samverkan.domain.query.ScopeQuery;
import se.samverkan.gateway.document.Kind;

/** The query parameters of those who follow changes. */
public class ChangeQuery {
    private static final Set<Kind> DOCUMENTS = EnumSet.complementOf(EnumSet.of(Kind.MUNICIPALITY));
    private static final String WITH_DOCUMENT = "document";

    @QueryParam("after")
    @Parameter(
            description = "Cursor of the last change that you have, from cursor or _links.next; empty or absent for"
                    + " everything from the beginning",
            allowEmptyValue = true,
            schema = @Schema(type = SchemaType.STRING, maxLength = 1000))
    String after;

    @QueryParam("kind")
    @Parameter(
            description = "Only documents of this type",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"PROMISE", "AGREEMENT", "ACTION_PLAN", "FOLLOW_UP", "ACTIVITY_REPORT"}))
    String kind;

    @BeanParam
    ScopeQuery scope;

    @QueryParam("embed")
    @Parameter(
            description = "document: each change has the document in its newest state, as the list shows it",
            schema = @Schema(type = SchemaType.STRING, enumeration = WITH_DOCUMENT))
    String embed;

    /** The filter; reports every value that is malformed. */
    ChangeFilter filter(BiConsumer<String, String> violations) {
        scope.check(violations);
        if (embed != null && !embed.equals(WITH_DOCUMENT)) {
            violations.accept("embed", "must be \"document\", or left out");
        }
        return new ChangeFilter(
                QueryParameters.constant("kind", kind, DOCUMENTS, violations),
                scope.municipalities(null),
                scope.partyId());
    }

    boolean isEmbedding() {
        return embed != null;
    }
}
