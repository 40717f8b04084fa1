package se.samverkan.platform.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;

/** Completes the OpenAPI document with what holds for every schema and every operation of any service. */
// At build time: the document is stored in the application.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ContractFilter implements OASFilter {
    static final String BEARER = "bearer";

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        SchemaContract.complete(contract);
        // The vocabulary of the domain comes as plain MicroProfile filters.
        ServiceLoader.load(OASFilter.class, Thread.currentThread().getContextClassLoader())
                .forEach(filter -> SchemaContract.apply(filter, contract));
        SchemaContract.limit(contract);
        contract.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations()
                        .forEach((method, operation) -> new OperationContract(path, method, operation).complete()));
        inOrder(contract);
    }

    /** SmallRye's order differs between builds. */
    private static void inOrder(OpenAPI contract) {
        var components = contract.getComponents();
        components.setSchemas(new TreeMap<>(components.getSchemas()));
        components.setResponses(new TreeMap<>(components.getResponses()));
        Map<String, PathItem> paths = new TreeMap<>(contract.getPaths().getPathItems());
        contract.getPaths().setPathItems(paths);
    }
}
