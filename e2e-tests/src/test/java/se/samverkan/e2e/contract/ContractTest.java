package se.samverkan.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import se.samverkan.e2e.system.SystemUnderTest;

/** The served contract is complete, consistent in itself, and describes the operations that exist. */
@ExtendWith(SystemUnderTest.Running.class)
class ContractTest {
    private static final String BASE = "/samverkan/v1";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    private final SystemUnderTest system;
    private final JsonNode contract;

    ContractTest(SystemUnderTest system) throws Exception {
        this.system = system;
        this.contract = new ObjectMapper().readTree(text("/openapi.json"));
    }

    @Test
    void the_contract_is_openapi_3_1_and_the_same_in_yaml() throws Exception {
        assertThat(contract.path("openapi").asText()).startsWith("3.1");
        assertThat(contract.at("/info/title").asText()).isNotBlank();
        var roomy = new LoaderOptions();
        roomy.setCodePointLimit(10_000_000);
        var yaml = new YAMLMapper(YAMLFactory.builder().loaderOptions(roomy).build());

        assertThat(yaml.readTree(text("/openapi.yaml"))).isEqualTo(contract);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agreements", "action-plans", "promises", "follow-ups", "activity-reports"})
    void the_contract_has_every_operation_of_every_collection(String collection) {
        assertThat(methods("/" + collection)).contains("get", "post");
        assertThat(methods("/" + collection + "/{id}")).contains("get", "put");
        assertThat(methods("/" + collection + "/{id}/withdrawals")).contains("post");
        if (!collection.equals("activity-reports")) {
            assertThat(methods("/" + collection + "/{id}")).contains("delete");
            assertThat(methods("/" + collection + "/{id}/publications")).contains("post");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/promises/{id}/progress",
                "/municipalities",
                "/municipalities/{code}",
                "/municipalities/{code}/overview",
                "/api-info"
            })
    void the_contract_has_the_reads_of_progress_and_of_the_gateway(String path) {
        assertThat(methods(path)).containsExactly("get");
    }

    @Test
    void every_reference_resolves_and_every_operation_has_a_unique_id() {
        var references = contract.findValuesAsText("$ref");
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                contract.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
        assertThat(operations()
                        .map(operation -> operation.node().path("operationId").asText()))
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    @Test
    void the_schemas_of_documents_and_overview_are_complete() {
        var schemas = contract.at("/components/schemas");
        assertThat(propertyNames(schemas, "Agreement")).contains("id", "_links", "title", "signatures", "focusAreas");
        assertThat(propertyNames(schemas, "CitizenPromise"))
                .contains("id", "_links", "commitments", "activities", "renews");
        assertThat(propertyNames(schemas, "FollowUp")).contains("id", "subject", "assessments", "findings");
        assertThat(propertyNames(schemas, "ActionPlan")).contains("id", "goals", "measures", "workingMethod");
        assertThat(propertyNames(schemas, "ActivityReport")).contains("id", "promiseId", "activityId", "value");
        assertThat(propertyNames(schemas, "Overview"))
                .contains(
                        "municipality",
                        "asOf",
                        "contact",
                        "agreements",
                        "actionPlans",
                        "promises",
                        "followUps",
                        "notices");
    }

    @Test
    void every_operation_exists() {
        // A stream does not end: ChangesStory reads it.
        operations().filter(operation -> !operation.path().endsWith("/stream")).forEach(operation -> {
            var path = operation
                    .path()
                    .replaceAll(
                            "\\{(id|subscriptionId|deliveryId|replayId)}",
                            UUID.randomUUID().toString())
                    .replace("{importId}", "promise-" + UUID.randomUUID())
                    .replace("{code}", "0486")
                    .replace("{county}", "04")
                    .replace("{number}", "1")
                    .replace("{partyId}", "municipality:0486")
                    .replaceFirst("/search$", "/search?q=polis")
                    .replaceFirst("/statistics$", "/statistics?groupBy=year");
            var answer =
                    system.anyone().contentType("application/json").body("{}").request(operation.method(), path);
            if (operation.isOpen()) {
                assertThat(answer.statusCode()).as(operation.toString()).isIn(200, 404);
                assertThat(answer.asString()).as(operation.toString()).doesNotContain("There is nothing at this path");
            } else {
                assertThat(answer.statusCode()).as(operation.toString()).isEqualTo(401);
            }
        });
    }

    @Test
    void every_operation_declares_its_errors_as_problems() {
        operations().forEach(operation -> {
            var errors = new ArrayList<String>();
            operation.node().path("responses").fieldNames().forEachRemaining(errors::add);
            errors.removeIf(status -> status.startsWith("2") || status.startsWith("3"));
            assertThat(errors).as(operation.toString()).isNotEmpty();
            for (var status : errors) {
                var response = operation.node().path("responses").path(status);
                var described = contract.at(response.path("$ref").asText("#").substring(1));
                assertThat((response.has("$ref") ? described : response).toString())
                        .as(operation + " " + status)
                        .contains("problem+json");
            }
        });
    }

    private record Operation(String method, String path, JsonNode node) {
        /** Whether the operation needs no token. */
        boolean isOpen() {
            return !node.has("security") || node.path("security").valueStream().anyMatch(JsonNode::isEmpty);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private Stream<Operation> operations() {
        return contract.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .map(member -> new Operation(member.getKey(), belowBase(path.getKey()), member.getValue())));
    }

    private List<String> methods(String path) {
        return operations()
                .filter(operation -> operation.path().equals(path))
                .map(Operation::method)
                .toList();
    }

    /** The path below the base path, which the contract has either in paths or in servers. */
    private String belowBase(String path) {
        var server = contract.at("/servers/0/url").asText();
        assertThat(path.startsWith(BASE) || server.endsWith(BASE)).as(path).isTrue();
        return path.startsWith(BASE) ? path.substring(BASE.length()) : path;
    }

    /** The members of a schema and of the schemas that it is composed of. */
    private Set<String> propertyNames(JsonNode schemas, String name) {
        var names = new TreeSet<String>();
        collect(schemas.path(name), names);
        return names;
    }

    private void collect(JsonNode schema, Set<String> names) {
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        schema.path("allOf")
                .forEach(part -> collect(
                        part.has("$ref")
                                ? contract.at(part.path("$ref").asText().substring(1))
                                : part,
                        names));
    }

    private String text(String path) {
        return system.anyone().get(path).then().statusCode(200).extract().asString();
    }
}
