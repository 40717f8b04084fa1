package se.samverkan.gateway;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import io.smallrye.openapi.api.util.MergeUtil;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Schema;
import se.samverkan.kit.problem.Problem;
import se.samverkan.kit.problem.Statuses;

/** Makes one OpenAPI document of the owners' and the gateway's own, with paths below the API root. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class UnifiedContract implements OASFilter {
    private static final String BASE = "/samverkan/v1";
    private static final List<String> OWNERS = List.of("agreements-service", "promises-service", "followup-service");

    private static final SortedMap<String, String> LIMIT_HEADERS = new TreeMap<>(Map.of(
            "Retry-After", "Seconds until the next request is taken",
            "RateLimit", "What is left, and the seconds until there is more",
            "RateLimit-Policy", "How many at once, and the seconds in which they come back"));

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
        describeLists(unified.getPaths());
        paths.getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .forEach(UnifiedContract::describeLimit);
    }

    /** Without a token a list takes what a search takes, and has one more order than the owners know. */
    private static void describeLists(Paths paths) {
        var search = paths.getPathItem("/search").getGET();
        order(search, "relevance", "relevance", "municipality", "publishedAt", "title", "validity");
        var more = search.getParameters().stream()
                .filter(parameter -> MoreFilters.NAMES.contains(parameter.getName()))
                .toList();
        for (var kind : Kind.values()) {
            if (kind != Kind.MUNICIPALITY) {
                var list = paths.getPathItem("/" + kind.collection()).getGET();
                more.forEach(list::addParameter);
                order(list, "-publishedAt", "publishedAt", "title", "validity", "municipality");
            }
        }
    }

    private static void order(Operation operation, String unlessAsked, String... keys) {
        var schema = OASFactory.createSchema().addType(Schema.SchemaType.STRING).defaultValue(unlessAsked);
        for (var key : keys) {
            schema.addEnumeration(key).addEnumeration("-" + key);
        }
        operation.getParameters().stream()
                .filter(parameter -> "sort".equals(parameter.getName()))
                .forEach(parameter -> parameter.setSchema(schema));
    }

    private static void describeLimit(Operation operation) {
        var refusal = OASFactory.createAPIResponse()
                .description(Statuses.title(429) + ". " + Statuses.hint(429))
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(reference("Problem"))));
        LIMIT_HEADERS.forEach((name, description) -> refusal.addHeader(
                name,
                OASFactory.createHeader()
                        .description(description)
                        .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING))));
        operation.getResponses().addAPIResponse("429", refusal);
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
