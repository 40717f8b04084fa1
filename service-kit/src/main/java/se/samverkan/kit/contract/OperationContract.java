package se.samverkan.kit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** What every operation has: its name, who may call it, its headers, its errors and its examples. */
record OperationContract(Paths paths, String path, HttpMethod method, Operation operation) {
    private static final List<Integer> ALWAYS = List.of(400, 401, 404, 406, 500, 503);
    private static final List<Integer> ON_DOCUMENTS = List.of(410);
    private static final List<Integer> ON_ROLES = List.of(403);
    private static final List<Integer> ON_BODIES = List.of(413, 415, 422);
    private static final List<Integer> ON_REVISIONS = List.of(409, 412, 428);
    /** What is answered from the database each time, or differs with the caller, has no entity tag. */
    private static final Set<String> WITHOUT_TAG = Set.of("audit-entries", "renewals");
    /** What every kind has alike is written once, and named here: listPromiseVersions, redactFollowUp. */
    private static final Map<String, String> NAMES_BELOW_A_DOCUMENT = Map.of(
            "versions", "list%sVersions",
            "versions/{number}", "get%sVersion",
            "versions/{number}/changes", "get%sChanges",
            "redactions", "redact%s",
            "audit-entries", "list%sAuditEntries");

    void complete() {
        // What the gateway takes over from an owner has been through here.
        if (operation.getResponses().hasAPIResponse("default")) {
            return;
        }
        nameByKind();
        tellRoles();
        describeParameters();
        describeBody();
        describeErrors();
        describeAnswer();
        Examples.of(operation.getOperationId()).ifPresent(examples -> examples.addTo(operation));
    }

    private boolean isRead() {
        return method == HttpMethod.GET;
    }

    private boolean hasTag() {
        return !isRead() || !WITHOUT_TAG.contains(path.substring(path.lastIndexOf('/') + 1));
    }

    private boolean hasId() {
        return path.contains("{id}");
    }

    private void nameByKind() {
        var below = path.replaceFirst(".*/\\{id}/", "");
        var name = NAMES_BELOW_A_DOCUMENT.get(below);
        if (operation.getOperationId() != null || name == null) {
            return;
        }
        var kind = Stream.of(operation.getTags().getFirst().split("\\W"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining())
                .replaceFirst("s$", "");
        operation.setOperationId(String.format(Locale.ROOT, name, kind));
        if (below.equals("versions/{number}") || below.equals("redactions")) {
            var document = paths.getPathItem(path.replace("/" + below, "")).getGET();
            answerWith(SchemaContract.name(
                    document.getResponses().getAPIResponse("200").getContent()));
        } else if (below.equals("versions")) {
            answerWith("VersionPage");
        } else if (below.endsWith("/changes")) {
            answerWith(SchemaContract.JSON_PATCH);
        }
    }

    /** What the interface of all kinds can't say. */
    private void answerWith(String schema) {
        operation.getResponses().getAPIResponses().entrySet().stream()
                .filter(answer ->
                        answer.getKey().startsWith("2") && answer.getValue().getContent() != null)
                .flatMap(answer -> answer.getValue().getContent().getMediaTypes().values().stream())
                .forEach(media -> media.setSchema(SchemaContract.reference(schema)));
    }

    /** Any one of the roles is enough (OpenAPI 3.1 takes role names beside a scheme); reading needs nobody's leave. */
    private void tellRoles() {
        var roles = operation.getSecurity() == null
                ? List.<String>of()
                : operation.getSecurity().stream()
                        .flatMap(needed -> needed.getSchemes().getOrDefault(ContractFilter.BEARER, List.of()).stream())
                        .toList();
        if (roles.isEmpty()) {
            var anyToken = OASFactory.createSecurityRequirement().addScheme(ContractFilter.BEARER);
            // A token only shows more.
            operation.setSecurity(List.of(anyToken, OASFactory.createSecurityRequirement()));
        } else {
            operation.setSecurity(roles.stream()
                    .map(role -> OASFactory.createSecurityRequirement().addScheme(ContractFilter.BEARER, role))
                    .toList());
            operation.setDescription(operation.getDescription() + " Role: " + String.join(" or ", roles) + ".");
            ON_ROLES.forEach(this::addProblem);
        }
    }

    private void describeParameters() {
        var parameters =
                new ArrayList<Parameter>(operation.getParameters() == null ? List.of() : operation.getParameters());
        var needsRevision = parameters.removeIf(parameter -> "If-Match".equals(parameter.getName()));
        parameters.stream()
                .filter(parameter -> "id".equals(parameter.getName()) && parameter.getDescription() == null)
                .forEach(parameter -> parameter.description("The document's id"));
        if (needsRevision) {
            parameters.add(HeaderContract.ifMatch());
        }
        if (method == HttpMethod.POST) {
            parameters.add(HeaderContract.idempotencyKey());
        }
        parameters.add(HeaderContract.askTraceparent());
        operation.setParameters(parameters);
    }

    private void describeBody() {
        var body = operation.getRequestBody();
        if (body != null) {
            body.setDescription((body.getDescription() == null ? "" : body.getDescription() + ". ")
                    + "At every depth a member that its schema does not name is refused with the nearest name that it has,"
                    + " and null says the same as leaving a member out");
        }
    }

    private void describeErrors() {
        ALWAYS.forEach(this::addProblem);
        if (hasId()) {
            ON_DOCUMENTS.forEach(this::addProblem);
        }
        if (operation.getRequestBody() != null) {
            ON_BODIES.forEach(this::addProblem);
        }
        if (!isRead() && hasId()) {
            ON_REVISIONS.forEach(this::addProblem);
        }
        operation.getResponses().setDefaultValue(ProblemContract.anyOther());
    }

    private void addProblem(int status) {
        operation.getResponses().addAPIResponse(Integer.toString(status), ProblemContract.reference(status));
    }

    private void describeAnswer() {
        operation.getResponses().getAPIResponses().forEach((status, answer) -> {
            if (status.startsWith("2")) {
                answer.addHeader(HeaderContract.TRACEPARENT, HeaderContract.traceparent());
                if (answer.getContent() != null && hasTag()) {
                    answer.addHeader("ETag", HeaderContract.etag());
                }
            }
            if (status.equals("201")) {
                answer.addHeader("Location", HeaderContract.location());
            }
        });
    }
}
