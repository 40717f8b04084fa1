package se.samverkan.kit.http;

import java.util.List;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import se.samverkan.kit.problem.Problem;
import se.samverkan.kit.problem.Statuses;

/** Adds to the OpenAPI document what holds for every operation: who may call it, and that errors are problem+json. */
public class ContractFilter implements OASFilter {
    private static final String BEARER = "bearer";
    private static final List<Integer> ALWAYS = List.of(400, 404, 406, 500, 503);
    private static final List<Integer> ON_DOCUMENTS = List.of(410);
    private static final List<Integer> ON_CHANGES = List.of(401, 403, 413, 415, 422);
    private static final List<Integer> ON_REVISIONS = List.of(409, 412, 428);

    @Override
    public PathItem filterPathItem(PathItem path) {
        path.getOperations().forEach((method, operation) -> {
            var isRead = method == PathItem.HttpMethod.GET;
            var hasId = operation.getParameters() != null
                    && operation.getParameters().stream().anyMatch(parameter -> "id".equals(parameter.getName()));
            ALWAYS.forEach(status -> addProblem(operation, status));
            if (hasId) {
                ON_DOCUMENTS.forEach(status -> addProblem(operation, status));
            }
            if (!isRead) {
                ON_CHANGES.forEach(status -> addProblem(operation, status));
            }
            if (!isRead && hasId) {
                ON_REVISIONS.forEach(status -> addProblem(operation, status));
            }
            requireIfMatch(operation);
            nameThePage(operation);
            var bearer = OASFactory.createSecurityRequirement().addScheme(BEARER);
            // Reading needs nobody's leave; a token only shows more.
            operation.setSecurity(isRead ? List.of(bearer, OASFactory.createSecurityRequirement()) : List.of(bearer));
        });
        return path;
    }

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        var schemas = new TreeMap<String, Schema>();
        contract.getComponents().getSchemas().forEach((name, schema) -> schemas.put(pageName(name), schema));
        contract.getComponents().setSchemas(schemas);
        contract.getComponents()
                .addSecurityScheme(
                        BEARER,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme(BEARER)
                                .bearerFormat("JWT")
                                .description(
                                        "OpenID Connect access token with the claims groups (roles: editor, approver,"
                                                + " archivist, admin) and organisations (party ids)"));
    }

    private static void requireIfMatch(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .filter(parameter -> "If-Match".equals(parameter.getName()))
                    .forEach(parameter -> parameter
                            .required(true)
                            .description("The ETag of the revision that is changed")
                            .example("\"3\""));
        }
    }

    private static void nameThePage(Operation operation) {
        var ok = operation.getResponses().getAPIResponse("200");
        if (ok != null && ok.getContent() != null) {
            ok.getContent()
                    .getMediaTypes()
                    .values()
                    .forEach(media ->
                            media.getSchema().setRef(pageName(media.getSchema().getRef())));
        }
    }

    /** PromisePage, where the generator writes PagePromiseView for the generic record. */
    private static String pageName(String generated) {
        return generated == null ? null : generated.replaceFirst("Page(\\w+)View$", "$1Page");
    }

    private static void addProblem(Operation operation, int status) {
        var code = Integer.toString(status);
        var responses = operation.getResponses();
        var documented = responses.getAPIResponse(code);
        if (documented == null || documented.getContent() == null) {
            var schema = OASFactory.createSchema().ref("#/components/schemas/Problem");
            responses.addAPIResponse(
                    code,
                    OASFactory.createAPIResponse()
                            .description(Statuses.title(status) + ". " + Statuses.hint(status))
                            .content(OASFactory.createContent()
                                    .addMediaType(
                                            Problem.MEDIA_TYPE,
                                            OASFactory.createMediaType().schema(schema))));
        }
    }
}
