package se.samverkan.gateway.apidocs;

import static java.util.Comparator.comparing;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import io.smallrye.openapi.api.util.MergeUtil;
import java.io.InputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import se.samverkan.gateway.document.Kind;

/** Merges the owners' OpenAPI documents and the gateway's into one, with paths below the API root. */
// Runs before the filter that completes every operation, so that this one includes the merged operations.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 2)
public class OpenApiMerger implements OASFilter {
    /** The gateway's address in the committed document; the served document has the public address. */
    static final String EXAMPLE_ADDRESS = "https://samverkan.example/samverkan/v1";

    private static final String BASE = URI.create(EXAMPLE_ADDRESS).getPath();
    private static final List<String> OWNERS =
            List.of("agreements-service", "promises-service", "followup-service", "subscriptions-service");

    /** The schemas of resources that have links at their own address, but none inside other documents. */
    private static final List<String> LINKED = List.of("Municipality", "Progress");

    /** A file of an import by its media type. */
    private static final Map<String, String> FILES = Map.of(
            "text/csv",
            """
            externalId,title,municipalities,parties,itemKind,text,targets
            webb-17,Trygghet 2019,0486,municipality:0486;police:polismyndigheten,COMMITMENT,Vi vandrar,minst 4 vandringar
            """,
            "application/jsonl",
            "{\"externalId\": \"webb-17\", \"title\": \"Trygghet 2019\", \"municipalities\": [\"0486\"],"
                    + " \"parties\": [{\"id\": \"municipality:0486\"}]}",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "(the bytes of the spreadsheet)");

    /** The parameters that only the search has. */
    private static final Set<String> OF_A_SEARCH = Set.of("q", "kind");

    @Override
    public void filterOpenAPI(OpenAPI unified) {
        OWNERS.forEach(owner -> {
            var contract = read("/contracts/" + owner + "/openapi.yaml");
            // The unified document has its own info.
            contract.setInfo(null);
            MergeUtil.merge(unified, contract);
        });
        var paths = OASFactory.createPaths();
        unified.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        paths.addPathItem(path.startsWith(BASE) ? path.substring(BASE.length()) : path, item));
        unified.setPaths(paths);
        unified.setServers(
                List.of(OASFactory.createServer().url(EXAMPLE_ADDRESS).description("The gateway")));
        unified.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme("bearer")));
        describePromiseWithProgress(unified.getComponents());
        describeFeed(unified.getComponents());
        unified.getComponents().getSchemas().get("SearchResult").addProperty("facets", reference("Facets"));
        LINKED.forEach(
                name -> unified.getComponents().getSchemas().get(name).addProperty("_links", reference("Links")));
        describeLists(unified);
        var notices = unified.getPaths().getPathItem("/notices").getGET();
        order(unified, notices, "NoticeSort", "-since", "since", "title", "municipality");
        describeImports(unified);
        unified.getComponents().getSchemas().forEach(EnumConstants::name);
        paths.getPathItems()
                .forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
                    operation.getResponses().addAPIResponse("429", response("TooManyRequests"));
                    if (method == HttpMethod.GET && hasTag(operation)) {
                        offerCondition(operation);
                    }
                    // The order of a generated method's parameters: the headers, which most operations have, come last.
                    if (operation.getParameters() != null) {
                        operation.setParameters(operation.getParameters().stream()
                                .sorted(comparing(parameter -> parameter.getRef() != null))
                                .toList());
                    }
                }));
    }

    /** Without a token a list has the parameters of the search, and one order more than the owners. */
    private static void describeLists(OpenAPI unified) {
        var search = unified.getPaths().getPathItem("/search").getGET();
        order(
                unified,
                search,
                "SearchSort",
                "relevance",
                "relevance",
                "municipality",
                "publishedAt",
                "title",
                "validity");
        for (var kind : Kind.values()) {
            if (kind != Kind.MUNICIPALITY) {
                var list =
                        unified.getPaths().getPathItem("/" + kind.collection()).getGET();
                onlyOfSearch(search, list).stream()
                        .filter(parameter -> kind.hasTemporalStatus() || !"temporalStatus".equals(parameter.getName()))
                        .forEach(list::addParameter);
                order(
                        unified,
                        list,
                        "DocumentSort",
                        "-publishedAt",
                        "publishedAt",
                        "title",
                        "validity",
                        "municipality");
                list.getParameters().stream()
                        .filter(parameter -> "sort".equals(parameter.getName()))
                        .forEach(parameter -> parameter.setDescription(
                                parameter.getDescription() + "; municipality only without a token"));
            }
        }
    }

    /** An owner knows its own kinds only, and gives no examples of them. */
    private static void describeImports(OpenAPI unified) {
        var body = unified.getPaths().getPathItem("/imports").getPOST().getRequestBody();
        FILES.forEach((type, file) -> body.getContent().getMediaType(type).setExample(file));
        Stream.of(
                        unified.getPaths().getPathItem("/imports").getPOST(),
                        unified.getPaths().getPathItem("/imports/template.xlsx").getGET())
                .flatMap(operation -> operation.getParameters().stream())
                .filter(parameter -> "kind".equals(parameter.getName()))
                .forEach(parameter -> {
                    var kinds = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
                    Stream.of(Kind.values())
                            .filter(kind -> kind != Kind.MUNICIPALITY)
                            .forEach(kind -> kinds.addEnumeration(kind.name()));
                    parameter.setSchema(kinds.defaultValue(Kind.PROMISE.name()));
                });
    }

    /** The parameters that owners do not have, since they need the data of several owners. */
    private static List<Parameter> onlyOfSearch(Operation search, Operation list) {
        var known = list.getParameters().stream().map(Parameter::getName).toList();
        return search.getParameters().stream()
                .filter(parameter -> !OF_A_SEARCH.contains(parameter.getName()) && !known.contains(parameter.getName()))
                .map(parameter -> OASFactory.createParameter()
                        .name(parameter.getName())
                        .in(parameter.getIn())
                        .schema(parameter.getSchema())
                        .description(parameter.getDescription() + "; only without a token"))
                .toList();
    }

    private static void order(OpenAPI unified, Operation operation, String name, String unlessAsked, String... keys) {
        var sort = OASFactory.createSchema()
                .addType(Schema.SchemaType.STRING)
                .description("The order of a list; a leading - reverses it");
        for (var key : keys) {
            sort.addEnumeration(key).addEnumeration("-" + key);
        }
        unified.getComponents().addSchema(name, sort);
        operation.getParameters().stream()
                .filter(parameter -> "sort".equals(parameter.getName()))
                .forEach(parameter -> parameter.setSchema(reference(name).defaultValue(unlessAsked)));
    }

    /** Whether the response has an entity tag: all of the gateway's but streams have one, the owners' documents declare it. */
    private static boolean hasTag(Operation operation) {
        var isOwn = !operation.getResponses().hasAPIResponse("default");
        var success = operation.getResponses().getAPIResponse("200");
        return isOwn
                ? !success.getContent().hasMediaType("text/event-stream")
                : success.getHeaders().containsKey("ETag");
    }

    private static void offerCondition(Operation operation) {
        operation.addParameter(OASFactory.createParameter().ref("#/components/parameters/If-None-Match"));
        operation
                .getResponses()
                .addAPIResponse(
                        "304",
                        OASFactory.createAPIResponse()
                                .description("Not Modified. The response with this entity tag is still current")
                                .addHeader(
                                        "traceparent",
                                        OASFactory.createHeader().ref("#/components/headers/traceparent")));
    }

    private static APIResponse response(String name) {
        return OASFactory.createAPIResponse().ref("#/components/responses/" + name);
    }

    private static OpenAPI read(String resource) {
        Supplier<InputStream> file = () -> OpenApiMerger.class.getResourceAsStream(resource);
        return SmallRyeOpenAPI.builder()
                .enableModelReader(false)
                .enableStandardStaticFiles(false)
                .enableStandardFilter(false)
                .enableAnnotationScan(false)
                .withCustomStaticFile(file)
                .build()
                .model();
    }

    /** A promise with its progress; no allOf, from which generators would derive two names for one type. */
    private static void describePromiseWithProgress(Components components) {
        var promise = components.getSchemas().get("CitizenPromise");
        var properties = new LinkedHashMap<>(promise.getProperties());
        properties.put("progress", reference("Progress"));
        components.addSchema(
                "PromiseWithProgress",
                OASFactory.createSchema()
                        .addType(Schema.SchemaType.OBJECT)
                        .description("A promise with its progress")
                        .properties(properties)
                        .required(promise.getRequired()));
    }

    /** The names of its members are those of the format, and not of this API. */
    private static void describeFeed(Components components) {
        components.addSchema(
                "JsonFeed",
                OASFactory.createSchema()
                        .addType(Schema.SchemaType.OBJECT)
                        .description("A feed in the form of JSON Feed 1.1"));
    }

    private static Schema reference(String name) {
        return OASFactory.createSchema().ref("#/components/schemas/" + name);
    }
}
