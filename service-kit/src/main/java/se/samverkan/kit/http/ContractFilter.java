package se.samverkan.kit.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import se.samverkan.kit.problem.Problem;
import se.samverkan.kit.problem.Statuses;

/** Adds to the OpenAPI document what holds for every operation: who may call it, and that errors are problem+json. */
public class ContractFilter implements OASFilter {
    private static final String BEARER = "bearer";
    private static final List<Integer> ALWAYS = List.of(400, 404, 406, 500, 503);
    private static final List<Integer> ON_DOCUMENTS = List.of(410);
    private static final List<Integer> ON_ROLES = List.of(401, 403);
    private static final List<Integer> ON_CHANGES = List.of(413, 415, 422);
    private static final List<Integer> ON_REVISIONS = List.of(409, 412, 428);
    private static final Map<String, String> NAMES_BELOW_A_DOCUMENT = Map.of(
            "versions", "list%sVersions",
            "versions/{number}", "get%sVersion",
            "versions/{number}/changes", "get%sChanges",
            "redactions", "redact%s",
            "audit-entries", "list%sAuditEntries");

    @Override
    public PathItem filterPathItem(PathItem path) {
        path.getOperations().forEach((method, operation) -> {
            // What the gateway takes over from an owner has been through here.
            if (operation.getResponses().hasAPIResponse("503")) {
                return;
            }
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
            tellRoles(operation);
            if (method == PathItem.HttpMethod.POST) {
                offerIdempotency(operation);
            }
        });
        return path;
    }

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        var schemas = new TreeMap<String, Schema>();
        contract.getComponents().getSchemas().forEach((name, schema) -> schemas.put(pageName(name), schema));
        contract.getComponents().setSchemas(schemas);
        contract.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().values().stream()
                        .filter(operation -> operation.getOperationId() == null)
                        .forEach(operation -> nameByKind(path, operation)));
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

    /** Any one of the roles is enough (OpenAPI 3.1 takes role names beside a scheme); reading needs nobody's leave. */
    private static void tellRoles(Operation operation) {
        var roles = operation.getSecurity() == null
                ? List.<String>of()
                : operation.getSecurity().stream()
                        .flatMap(needed -> needed.getSchemes().getOrDefault(BEARER, List.of()).stream())
                        .toList();
        if (roles.isEmpty()) {
            var anyToken = OASFactory.createSecurityRequirement().addScheme(BEARER);
            // A token only shows more.
            operation.setSecurity(List.of(anyToken, OASFactory.createSecurityRequirement()));
        } else {
            ON_ROLES.forEach(status -> addProblem(operation, status));
            operation.setSecurity(roles.stream()
                    .map(role -> OASFactory.createSecurityRequirement().addScheme(BEARER, role))
                    .toList());
            operation.setDescription(operation.getDescription() + " Role: " + String.join(" or ", roles) + ".");
        }
    }

    private static void offerIdempotency(Operation operation) {
        operation.addParameter(OASFactory.createParameter()
                .name("Idempotency-Key")
                .in(Parameter.In.HEADER)
                .description("Makes the request safe to repeat: for 24 hours the same key gets the first answer again")
                .example("8e03978e-40d5-43e8-bc93-6894a57f9324")
                .schema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .pattern("^[!-~]{1,200}$")));
    }

    /** What every kind has alike is written once, and named here: listPromiseVersions, redactFollowUp. */
    private static void nameByKind(String path, Operation operation) {
        var name = NAMES_BELOW_A_DOCUMENT.get(path.replaceFirst(".*/\\{id}/", ""));
        if (name != null) {
            var kind = Stream.of(operation.getTags().getFirst().split("\\W"))
                    .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                    .collect(Collectors.joining())
                    .replaceFirst("s$", "");
            operation.setOperationId(String.format(Locale.ROOT, name, kind));
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
        return generated == null ? null : generated.replaceFirst("Page(?!Meta)(\\w+?)(?:View)?$", "$1Page");
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
