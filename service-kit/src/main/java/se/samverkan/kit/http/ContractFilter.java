package se.samverkan.kit.http;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import se.samverkan.kit.problem.Problem;
import se.samverkan.kit.problem.Statuses;

/** Adds to every operation of the OpenAPI document what holds for all of them: errors are problem+json. */
public class ContractFilter implements OASFilter {
    private static final List<Integer> READING = List.of(400, 404, 406, 500, 503);
    private static final List<Integer> CHANGING = List.of(401, 403, 413, 415, 422);

    @Override
    public Operation filterOperation(Operation operation) {
        READING.forEach(status -> add(operation, status));
        if (operation.getRequestBody() != null) {
            CHANGING.forEach(status -> add(operation, status));
        }
        return operation;
    }

    private static void add(Operation operation, int status) {
        var responses = operation.getResponses();
        if (!responses.hasAPIResponse(Integer.toString(status))) {
            responses.addAPIResponse(
                    Integer.toString(status), problem(Statuses.title(status) + ". " + Statuses.hint(status)));
        }
    }

    /** A response with a problem. */
    static APIResponse problem(String description) {
        var schema = OASFactory.createSchema().ref("#/components/schemas/Problem");
        var media = OASFactory.createMediaType().schema(schema);
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, media));
    }
}
