package se.samverkan.domain.openapi;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.Extensible;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Adds Swedish summaries and descriptions of operations, parameters and tags to an OpenAPI document, as extensions. */
final class SwedishDescriptions {
    private static final String SUMMARY = "x-summary-sv";
    private static final String DESCRIPTION = "x-description-sv";

    /** An operationId of a verb, a kind of document and, for what belongs to a document, a suffix. */
    private static final Pattern OF_A_KIND = Pattern.compile("([a-z]+)[A-Z]\\w*?(AuditEntries|Changes|Versions?)?");

    private SwedishDescriptions() {}

    static void addTo(OpenAPI openApi) {
        openApi.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .filter(operation -> operation.getOperationId() != null)
                .forEach(SwedishDescriptions::describe);
        if (openApi.getTags() != null) {
            openApi.getTags().forEach(tag -> extend(tag, DESCRIPTION, SwedishLabels.of("tag." + tag.getName())));
        }
        var shared = openApi.getComponents().getParameters();
        if (shared != null) {
            shared.values().forEach(parameter -> describe(parameter, ""));
        }
    }

    private static void describe(Operation operation) {
        var id = operation.getOperationId();
        extend(operation, SUMMARY, text(id, ".summary"));
        var description = text(id, ".description");
        extend(operation, DESCRIPTION, description == null ? null : description + roles(operation));
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .filter(parameter -> parameter.getRef() == null)
                    .forEach(parameter -> describe(parameter, id));
        }
    }

    private static void describe(Parameter parameter, String operationId) {
        var special = SwedishLabels.of("parameter." + operationId + "." + parameter.getName());
        extend(
                parameter,
                DESCRIPTION,
                special == null ? SwedishLabels.of("parameter." + parameter.getName()) : special);
    }

    /** The text of this very operation, or of its verb and suffix for every kind of document. */
    private static String text(String operationId, String suffix) {
        var special = SwedishLabels.of("operation." + operationId + suffix);
        if (special != null) {
            return special;
        }
        var parts = OF_A_KIND.matcher(operationId);
        return parts.matches()
                ? SwedishLabels.of(
                        "operation." + parts.group(1) + "*" + (parts.group(2) == null ? "" : parts.group(2)) + suffix)
                : null;
    }

    private static String roles(Operation operation) {
        var roles = Stream.ofNullable(operation.getSecurity())
                .flatMap(List::stream)
                .flatMap(requirement -> requirement.getSchemes().values().stream())
                .flatMap(List::stream)
                .toList();
        return roles.isEmpty() ? "" : " Roll: " + String.join(" eller ", roles) + ".";
    }

    private static void extend(Extensible<?> element, String name, String text) {
        if (text != null) {
            element.addExtension(name, text);
        }
    }
}
