package se.samverkan.documents;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import se.samverkan.platform.problem.ProblemException;

/** The parameter by which a client says that a document is not the one that was taken from the same page before. */
public class DuplicateQuery {
    @QueryParam("allowDuplicate")
    @Parameter(
            description = "Whether another document of the same source, parties and period may exist; by default such a"
                    + " request is refused (409)",
            schema = @Schema(type = SchemaType.BOOLEAN))
    String allowDuplicate;

    /** Throws 400 for a value that is neither true nor false. */
    public boolean isAllowed() {
        if (allowDuplicate != null && !allowDuplicate.equals("true") && !allowDuplicate.equals("false")) {
            throw ProblemException.badRequest("allowDuplicate", "must be true or false");
        }
        return "true".equals(allowDuplicate);
    }
}
