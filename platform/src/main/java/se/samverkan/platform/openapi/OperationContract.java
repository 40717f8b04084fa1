package se.samverkan.platform.openapi;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import se.samverkan.platform.problem.Statuses;
import se.samverkan.platform.trace.Traceparent;

/** Completes an operation with its roles, headers, errors and examples. */
record OperationContract(String path, HttpMethod method, Operation operation) {
    private static final List<Integer> ALWAYS = List.of(400, 401, 404, 406, 500, 503);
    private static final List<Integer> ON_DOCUMENTS = List.of(410);
    private static final List<Integer> ON_ROLES = List.of(403);
    private static final List<Integer> ON_BODIES = List.of(413, 415, 422);
    private static final List<Integer> ON_REVISIONS = List.of(409, 412, 428);
    /** The extension of an operation whose responses have no entity tag, since they depend on the time or the caller. */
    private static final String NO_ENTITY_TAG = "x-no-entity-tag";

    void complete() {
        var needsRevision = needsRevision();
        // The gateway takes over operations that an owner has completed.
        if (operation.getResponses().hasAPIResponse("default")) {
            return;
        }
        tellRoles();
        describeParameters(needsRevision);
        describeBody();
        describeErrors(needsRevision);
        describeAnswer();
        operation.removeExtension(NO_ENTITY_TAG);
        OperationExamples.of(operation.getOperationId()).ifPresent(examples -> examples.addTo(operation));
    }

    private boolean isRead() {
        return method == HttpMethod.GET;
    }

    private boolean hasTag() {
        return !operation.hasExtension(NO_ENTITY_TAG);
    }

    private boolean needsRevision() {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(OperationContract::isRevision);
    }

    private static boolean isRevision(Parameter parameter) {
        return "If-Match".equals(parameter.getName());
    }

    private boolean hasId() {
        return path.contains("{id}");
    }

    /** Any one of the roles is sufficient (OpenAPI 3.1 allows role names beside a scheme); public reads need no token. */
    private void tellRoles() {
        var roles = operation.getSecurity() == null
                ? List.<String>of()
                : operation.getSecurity().stream()
                        .flatMap(needed -> needed.getSchemes().getOrDefault(ContractFilter.BEARER, List.of()).stream())
                        .toList();
        if (roles.isEmpty()) {
            var anyToken = OASFactory.createSecurityRequirement().addScheme(ContractFilter.BEARER);
            // A token shows more, but is optional.
            operation.setSecurity(List.of(anyToken, OASFactory.createSecurityRequirement()));
        } else {
            operation.setSecurity(roles.stream()
                    .map(role -> OASFactory.createSecurityRequirement().addScheme(ContractFilter.BEARER, role))
                    .toList());
            operation.setDescription(operation.getDescription() + " Role: " + String.join(" or ", roles) + ".");
            ON_ROLES.forEach(this::addProblem);
        }
    }

    private void describeParameters(boolean needsRevision) {
        var parameters =
                new ArrayList<Parameter>(operation.getParameters() == null ? List.of() : operation.getParameters());
        parameters.removeIf(OperationContract::isRevision);
        parameters.stream()
                .filter(parameter -> "id".equals(parameter.getName()) && parameter.getDescription() == null)
                .forEach(parameter -> parameter.description("The document's id"));
        if (needsRevision) {
            parameters.add(parameter("If-Match"));
        }
        if (!isRead()) {
            parameters.add(parameter("Idempotency-Key"));
        }
        parameters.add(parameter(Traceparent.HEADER));
        operation.setParameters(parameters);
    }

    private void describeBody() {
        var body = operation.getRequestBody();
        if (body != null) {
            body.setDescription((body.getDescription() == null ? "" : body.getDescription() + ". ")
                    + "A member that the schema does not name is rejected at any depth, with the nearest known name as a hint."
                    + " null has the same meaning as an absent member");
        }
    }

    private void describeErrors(boolean needsRevision) {
        ALWAYS.forEach(this::addProblem);
        if (hasId()) {
            ON_DOCUMENTS.forEach(this::addProblem);
        }
        if (operation.getRequestBody() != null) {
            ON_BODIES.forEach(this::addProblem);
        }
        if (needsRevision || (!isRead() && hasId())) {
            ON_REVISIONS.forEach(this::addProblem);
        }
        operation.getResponses().setDefaultValue(response("OtherProblem"));
    }

    private void addProblem(int status) {
        operation
                .getResponses()
                .addAPIResponse(
                        Integer.toString(status),
                        response(Statuses.title(status).replaceAll("[ -]", "")));
    }

    private void describeAnswer() {
        operation.getResponses().getAPIResponses().forEach((status, answer) -> {
            if (status.startsWith("2")) {
                answer.addHeader(Traceparent.HEADER, header(Traceparent.HEADER));
                if (answer.getContent() != null && hasTag()) {
                    answer.addHeader("ETag", header("ETag"));
                }
            }
            if (status.equals("201")) {
                answer.addHeader("Location", header("Location"));
            }
        });
    }

    private static Parameter parameter(String name) {
        return OASFactory.createParameter().ref("#/components/parameters/" + name);
    }

    private static Header header(String name) {
        return OASFactory.createHeader().ref("#/components/headers/" + name);
    }

    private static APIResponse response(String name) {
        return OASFactory.createAPIResponse().ref("#/components/responses/" + name);
    }
}
