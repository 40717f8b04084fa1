package se.samverkan.web.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import se.samverkan.web.Language;

/** The reference of the API in one language: an index, a page for each tag, and a page with all schemas. */
public final class ApiReference {
    /** The names of the pages that are not those of a tag. */
    public static final String INDEX = "reference";

    public static final String SCHEMAS = "reference-schemas";

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private final Map<String, OperationGroup> groups = new LinkedHashMap<>();
    private final List<SchemaSection> schemas;
    private final List<ResponseSection> errors;
    private final List<Described> headers;
    private final ContractTexts texts;

    /** The reference of an OpenAPI document. */
    public ApiReference(JsonNode contract, Language language) {
        texts = new ContractTexts(language);
        var reader = new ContractReader(contract, texts);
        for (var tag : contract.path("tags")) {
            var group = OperationGroup.of(
                    reader, tag, operations(reader, tag.path("name").asText()));
            groups.put(group.page(), group);
        }
        schemas = reader.at("/components/schemas")
                .propertyStream()
                .map(schema -> SchemaSection.of(reader, schema.getKey(), schema.getValue()))
                .toList();
        errors = errors(reader);
        headers = headers(reader);
    }

    /** The names of all pages. */
    public List<String> pages() {
        var pages = new ArrayList<>(groups.keySet());
        pages.addFirst(INDEX);
        pages.add(SCHEMAS);
        return pages;
    }

    /** The heading of a page; null if there is no such page. */
    public String title(String page) {
        return switch (page) {
            case INDEX -> texts.text("docs_reference");
            case SCHEMAS -> texts.text("reference_schemas");
            default -> groups.containsKey(page) ? groups.get(page).title() : null;
        };
    }

    /** What a page is about, in one sentence. */
    public String description(String page) {
        return groups.containsKey(page) ? groups.get(page).description() : texts.text("reference_description");
    }

    /** The template of a page. */
    public String template(String page) {
        return switch (page) {
            case INDEX -> "reference/index.html";
            case SCHEMAS -> "reference/schemas.html";
            default -> "reference/group.html";
        };
    }

    /** What the template of a page shows. */
    public Map<String, Object> data(String page) {
        return groups.containsKey(page)
                ? Map.of("group", groups.get(page))
                : Map.of("groups", groups.values(), "schemas", schemas, "errors", errors, "headers", headers);
    }

    private static List<OperationSection> operations(ContractReader reader, String tag) {
        var operations = new ArrayList<OperationSection>();
        reader.at("/paths").properties().forEach(path -> {
            for (var method : METHODS) {
                var operation = path.getValue().path(method);
                if (operation.path("tags").path(0).asText().equals(tag)) {
                    operations.add(
                            OperationSection.of(reader, path.getKey(), method.toUpperCase(Locale.ROOT), operation));
                }
            }
        });
        return operations;
    }

    private static List<ResponseSection> errors(ContractReader reader) {
        var errors = new ArrayList<ResponseSection>();
        reader.at("/components/responses").properties().forEach(response -> {
            var status = response.getValue()
                    .path("content")
                    .path("application/problem+json")
                    .path("example")
                    .path("status")
                    .asText();
            var name = response.getKey();
            errors.add(ResponseSection.of(
                    reader, name, name.equals("OtherProblem") ? ResponseSection.OTHER : status, response.getValue()));
        });
        errors.sort((one, other) -> one.status().compareTo(other.status()));
        return errors;
    }

    /** The headers of all responses, each once. */
    private static List<Described> headers(ContractReader reader) {
        var headers = new LinkedHashMap<String, Described>();
        reader.at("/components/headers")
                .properties()
                .forEach(header ->
                        headers.put(header.getKey(), Described.header(reader, header.getKey(), header.getValue())));
        reader.at("/components/responses")
                .findValues("headers")
                .forEach(each -> each.properties()
                        .forEach(header -> headers.computeIfAbsent(
                                header.getKey(), name -> Described.header(reader, name, header.getValue()))));
        return List.copyOf(headers.values());
    }
}
