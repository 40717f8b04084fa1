package se.samverkan.platform.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Completes the schemas: names of pages, closed request bodies, inlined scalars and examples of dates. */
public final class SchemaContract {
    private static final String COMPONENTS = "#/components/schemas/";
    /** Scalars that SmallRye turns into components; they are inlined, where a reader needs them. */
    // The national REST profile demands a single example of dates, where OpenAPI 3.1 has a list.
    @SuppressWarnings("deprecation")
    private static final Map<String, Consumer<Schema>> SCALARS = Map.of(
            "Instant", schema -> schema.format("date-time").example("2026-03-02T09:20:00Z"),
            "LocalDate", schema -> schema.format("date").example("2026-03-02"),
            "UUID", schema -> schema.format("uuid").example("019cada1-01e0-7f14-b609-912fe2e7a724"));

    /** The pattern of @NotBlank. */
    private static final String NOT_BLANK = "\\S";
    /** The same texts for a reader that matches a pattern from the start, as generated Python clients do. */
    private static final String NOT_BLANK_FROM_THE_START = "^\\s*\\S";

    private SchemaContract() {}

    static void complete(OpenAPI contract) {
        var components = contract.getComponents();
        var named = new LinkedHashMap<String, Schema>();
        components.getSchemas().forEach((name, schema) -> named.put(pageName(name), schema));
        SCALARS.keySet().forEach(named::remove);
        named.put("Links", mapOf("Link").description("Links by name, as in HAL"));
        components.setSchemas(named);
        close(named, contract.getPaths());

        contract.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .flatMap(SchemaContract::files)
                .forEach(file -> file.setMaxLength(Integer.MAX_VALUE));
        eachIn(contract, SchemaContract::settle);
        named.forEach((name, schema) -> {
            if (name.endsWith("Page")) {
                describePage(schema);
            }
        });
    }

    /** Applies a filter to every schema, and then to the document. */
    static void apply(OASFilter filter, OpenAPI openApi) {
        eachIn(openApi, filter::filterSchema);
        filter.filterOpenAPI(openApi);
    }

    /** Limits what neither an annotation nor another filter limits. */
    static void limit(OpenAPI openApi) {
        eachIn(openApi, SchemaLimits::set);
    }

    private static void eachIn(OpenAPI openApi, Consumer<Schema> action) {
        openApi.getComponents().getSchemas().values().forEach(schema -> each(schema, action));
        openApi.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(operation -> schemas(operation).forEach(schema -> each(schema, action)));
    }

    /** Closes request bodies to unknown members; responses may gain members. */
    private static void close(Map<String, Schema> named, Paths paths) {
        paths.getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .filter(operation -> operation.getRequestBody() != null
                        && operation.getRequestBody().getContent().hasMediaType("application/json"))
                .forEach(operation -> named.get(name(operation.getRequestBody().getContent()))
                        .setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false)));
    }

    /** The name of the schema of a JSON content. */
    public static String name(Content content) {
        return content.getMediaType("application/json").getSchema().getRef().substring(COMPONENTS.length());
    }

    private static void describePage(Schema page) {
        if (page.getDescription() == null) {
            page.setDescription("One page of a list, with links to the other pages");
        }
        page.setRequired(List.of("_meta", "_links", "items"));
        page.getProperties().get("items").maxItems(300);
    }

    public static Schema reference(String name) {
        return OASFactory.createSchema().ref(COMPONENTS + name);
    }

    /** MemoPage, where SmallRye names the generic record PageMemoView. */
    private static String pageName(String generated) {
        return generated.replaceFirst("Page(?!Meta)(\\w+?)(?:View)?$", "$1Page");
    }

    private static Schema mapOf(String name) {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .additionalPropertiesSchema(reference(name))
                .maxProperties(30);
    }

    @SuppressWarnings("deprecation")
    private static void settle(Schema schema) {
        if (NOT_BLANK.equals(schema.getPattern())) {
            schema.setPattern(NOT_BLANK_FROM_THE_START);
        }
        var reference = schema.getRef();
        if (reference != null && reference.startsWith(COMPONENTS)) {
            // SmallRye repeats the type, and the values of a map, beside the reference.
            schema.setType(null);
            schema.setAdditionalPropertiesSchema(null);
            var scalar = SCALARS.get(reference.substring(COMPONENTS.length()));
            if (scalar != null) {
                schema.setRef(null);
                scalar.accept(schema.type(List.of(SchemaType.STRING)));
            } else {
                schema.setRef(COMPONENTS + pageName(reference.substring(COMPONENTS.length())));
            }
        } else if (isMapOf(schema, "Link") && schema.getMaxProperties() == null) {
            schema.setAdditionalPropertiesSchema(null);
            schema.setType(null);
            schema.setRef(COMPONENTS + "Links");
        }
        if (schema.getFormat() != null && schema.getFormat().startsWith("date") && schema.getExample() == null) {
            schema.setExample(schema.getExamples().getFirst());
            schema.setExamples(null);
        }
    }

    private static boolean isMapOf(Schema schema, String name) {
        var values = schema.getAdditionalPropertiesSchema();
        return values != null && (COMPONENTS + name).equals(values.getRef());
    }

    private static Stream<Schema> schemas(Operation operation) {
        var all = new ArrayList<Schema>();
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> all.add(parameter.getSchema()));
        }
        if (operation.getRequestBody() != null) {
            addAll(all, operation.getRequestBody().getContent());
        }
        operation.getResponses().getAPIResponses().values().forEach(response -> addAll(all, response.getContent()));
        return all.stream().filter(Objects::nonNull);
    }

    /** Responses in other formats than JSON are not limited unless an annotation limits them. */
    private static Stream<Schema> files(Operation operation) {
        return operation.getResponses().getAPIResponses().values().stream()
                .filter(answer -> answer.getContent() != null)
                .flatMap(answer -> answer.getContent().getMediaTypes().entrySet().stream())
                .filter(media -> !media.getKey().endsWith("json"))
                .map(media -> media.getValue().getSchema())
                .filter(schema -> schema.getMaxLength() == null);
    }

    private static void addAll(List<Schema> all, Content content) {
        if (content != null) {
            content.getMediaTypes().values().forEach(media -> all.add(media.getSchema()));
        }
    }

    private static void each(Schema schema, Consumer<Schema> action) {
        action.accept(schema);
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> each(property, action));
        }
        if (schema.getItems() != null) {
            each(schema.getItems(), action);
        }
        if (schema.getAdditionalPropertiesSchema() != null) {
            each(schema.getAdditionalPropertiesSchema(), action);
        }
    }
}
