package se.samverkan.kit.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Adds to the OpenAPI document what holds for every operation and every schema, so that it stands nowhere else. */
// At build time, or the document that is served from the archive would go without.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ContractFilter implements OASFilter {
    static final String BEARER = "bearer";

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        ProblemContract.describe(contract.getComponents());
        SchemaContract.complete(contract);
        contract.getComponents()
                .addSecurityScheme(
                        BEARER,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme(BEARER)
                                .bearerFormat("JWT")
                                .description(
                                        "OpenID Connect access token with the claims groups (roles: editor, approver,"
                                                + " archivist, admin) and organisations (party ids); checked as RFC8725 asks"));
        HeaderContract.describe(contract.getComponents());
        contract.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations()
                        .forEach((method, operation) ->
                                new OperationContract(contract.getPaths(), path, method, operation).complete()));
        inOrder(contract);
    }

    /** The generator's order is not the same in every build. */
    private static void inOrder(OpenAPI contract) {
        var components = contract.getComponents();
        components.setSchemas(new TreeMap<>(components.getSchemas()));
        components.setResponses(new TreeMap<>(components.getResponses()));
        Map<String, PathItem> paths = new TreeMap<>(contract.getPaths().getPathItems());
        contract.getPaths().setPathItems(paths);
    }
}
