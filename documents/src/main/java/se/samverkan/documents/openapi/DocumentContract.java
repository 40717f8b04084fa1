package se.samverkan.documents.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import se.samverkan.domain.content.Party;
import se.samverkan.platform.openapi.SchemaContract;

/** Completes the OpenAPI document of an owner with what its annotations cannot express of documents of any kind. */
// Before the filter of the platform, which completes every operation and schema.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 3)
public class DocumentContract implements OASFilter {

    private static final String JSON_PATCH = "JsonPatch";

    /** Operation ids by the path below a document, with the kind to be inserted: {@code listMemoVersions}. */
    private static final Map<String, String> NAMES_BELOW_A_DOCUMENT = Map.of(
            "versions", "list%sVersions",
            "versions/{number}", "get%sVersion",
            "versions/{number}/changes", "get%sChanges",
            "redactions", "redact%s",
            "audit-entries", "list%sAuditEntries");

    @Override
    public void filterOpenAPI(OpenAPI openApi) {
        var schemas = new LinkedHashMap<>(openApi.getComponents().getSchemas());
        unwrap(schemas.remove("Envelope"), schemas, openApi.getPaths());
        schemas.put(
                JSON_PATCH,
                OASFactory.createSchema()
                        .addType(SchemaType.ARRAY)
                        .items(SchemaContract.reference("PatchOperation"))
                        .description("The operations that turn one version into another (RFC 6902)"));
        describeProblems(schemas.get("Problem"));
        openApi.getComponents().setSchemas(schemas);
        openApi.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations()
                        .values()
                        .forEach(operation -> complete(path, operation, openApi.getPaths())));
    }

    private static void describeProblems(Schema problem) {
        problem.addProperty(
                        "missingApprovals",
                        OASFactory.createSchema()
                                .addType(SchemaType.ARRAY)
                                .items(text().pattern(Party.ID))
                                .description("On 409 of a publication: the parties that have not approved"))
                .addProperty(
                        "withdrawnAt",
                        SchemaContract.reference("Instant").description("On 410: when the document was withdrawn"))
                .addProperty(
                        "outcome",
                        text().pattern("^(NOT_CHANGED|UNKNOWN)$")
                                .description("On 503 of a change: whether it may have been made. NOT_CHANGED: it was"
                                        + " not; UNKNOWN: repeat it with the same Idempotency-Key, or read first"))
                .addProperty("withdrawnBy", text().pattern(Party.ID).description("On 410: the party that withdrew it"))
                .addProperty(
                        "explanation",
                        text().maxLength(2_000).description("On 410: the explanation of the withdrawal"));
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }

    /** The endpoints that all kinds inherit from one interface need a name and an answer for each kind. */
    private static void complete(String path, Operation operation, Paths paths) {
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
        switch (below) {
            case "versions/{number}", "redactions" -> {
                var document = paths.getPathItem(path.replace("/" + below, "")).getGET();
                answerWith(
                        SchemaContract.name(
                                document.getResponses().getAPIResponse("200").getContent()),
                        operation);
            }
            case "versions" -> answerWith("VersionPage", operation);
            case "versions/{number}/changes" -> answerWith(JSON_PATCH, operation);
            default -> {}
        }
    }

    private static void answerWith(String schema, Operation operation) {
        operation.getResponses().getAPIResponses().entrySet().stream()
                .filter(answer ->
                        answer.getKey().startsWith("2") && answer.getValue().getContent() != null)
                .flatMap(answer -> answer.getValue().getContent().getMediaTypes().values().stream())
                .forEach(media -> media.setSchema(SchemaContract.reference(schema)));
    }

    /** PUT takes a document's content and answers the document. */
    private static void unwrap(Schema envelope, Map<String, Schema> schemas, Paths paths) {
        for (var path : paths.getPathItems().values()) {
            var put = path.getPUT();
            var content =
                    put == null ? "" : SchemaContract.name(put.getRequestBody().getContent());
            if (content.endsWith("Content")) {
                var answer = put.getResponses().getAPIResponse("200").getContent();
                unwrap(envelope, schemas.get(content), schemas.get(SchemaContract.name(answer)));
            }
        }
    }

    /** SmallRye knows neither what an unwrapped record requires nor the order of its members. */
    private static void unwrap(Schema envelope, Schema content, Schema document) {
        var members = new LinkedHashMap<String, Schema>();
        Stream.of(envelope, content)
                .flatMap(part -> part.getProperties().keySet().stream())
                .forEach(member -> members.put(member, document.getProperties().get(member)));
        members.putAll(document.getProperties());
        document.setProperties(members);
        document.setRequired(Stream.of(envelope, content)
                .flatMap(part -> part.getRequired().stream())
                .toList());
    }
}
