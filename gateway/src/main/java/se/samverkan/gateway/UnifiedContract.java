package se.samverkan.gateway;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import io.smallrye.openapi.api.util.MergeUtil;
import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Makes one OpenAPI document of the owners' and the gateway's own, with paths below the API root. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class UnifiedContract implements OASFilter {
    private static final String BASE = "/samverkan/v1";
    private static final List<String> OWNERS = List.of("agreements-service", "promises-service", "followup-service");

    @Override
    public void filterOpenAPI(OpenAPI unified) {
        OWNERS.forEach(owner -> {
            var contract = read("/contracts/" + owner + "/openapi.yaml");
            // The unified document has its own.
            contract.setInfo(null);
            MergeUtil.merge(unified, contract);
        });
        var paths = OASFactory.createPaths();
        unified.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        paths.addPathItem(path.startsWith(BASE) ? path.substring(BASE.length()) : path, item));
        unified.setPaths(paths);
        unified.setServers(List.of(OASFactory.createServer().url(BASE).description("This gateway")));
        describeOverview(unified);
    }

    private static OpenAPI read(String resource) {
        Supplier<InputStream> file = () -> UnifiedContract.class.getResourceAsStream(resource);
        return SmallRyeOpenAPI.builder()
                .enableModelReader(false)
                .enableStandardStaticFiles(false)
                .enableStandardFilter(false)
                .enableAnnotationScan(false)
                .withCustomStaticFile(file)
                .build()
                .model();
    }

    /** The overview joins what the owners describe, so its schema can only be written here. */
    private static void describeOverview(OpenAPI unified) {
        var withProgress = OASFactory.createSchema()
                .description("A promise with its progress")
                .addAllOf(reference("Promise"))
                .addAllOf(OASFactory.createSchema()
                        .addType(Schema.SchemaType.OBJECT)
                        .addProperty("progress", reference("Progress")));
        var overview = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("Everything that is known of a municipality on a day")
                .addProperty("municipality", reference("Municipality"))
                .addProperty(
                        "asOf",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.STRING)
                                .format("date")
                                .addExample("2019-12-20"))
                .addProperty("contact", reference("Contact"))
                .addProperty("agreements", listOf("Agreement"))
                .addProperty("actionPlans", listOf("ActionPlan"))
                .addProperty("promises", listOf("PromiseWithProgress"))
                .addProperty("followUps", listOf("FollowUp"))
                .addProperty("notices", listOf("Notice"));
        unified.getComponents().addSchema("PromiseWithProgress", withProgress).addSchema("Overview", overview);
    }

    private static Schema listOf(String name) {
        return OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(reference(name));
    }

    private static Schema reference(String name) {
        return OASFactory.createSchema().ref("#/components/schemas/" + name);
    }
}
