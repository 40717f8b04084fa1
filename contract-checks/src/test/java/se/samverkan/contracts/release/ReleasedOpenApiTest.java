package se.samverkan.contracts.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import se.samverkan.contracts.Contracts;

/** Within v1 the API breaks nothing that a partner built on its last release (VER.02). */
class ReleasedOpenApiTest {

    @Test
    void the_contract_is_compatible_with_the_last_release() {
        LastRelease.find().ifPresent(release -> {
            var changes = OpenApiCompare.fromFiles(release.openApi().toFile(), Contracts.UNIFIED.toFile());

            assertThat(changes.isCompatible())
                    .as("changed: %s", changes.getChangedOperations())
                    .isTrue();
            assertThat(lost(Contracts.read(release.openApi()), Contracts.read(Contracts.UNIFIED)))
                    .isEmpty();
        });
    }

    @Test
    void a_removed_member_is_found() {
        var changed = (ObjectNode) Contracts.read(Contracts.UNIFIED);
        assertThat(object(changed, "/components/schemas/CitizenPromise/properties")
                        .remove("commitments"))
                .isNotNull();
        assertThat(object(changed, "/components/schemas").remove("Facet")).isNotNull();

        assertThat(lost(Contracts.read(Contracts.UNIFIED), changed))
                .contains("CitizenPromise/commitments", "Facet/value")
                .doesNotContain("CitizenPromise/title");
    }

    /** The members that were removed: openapi-diff accepts the removal of one that is not required. */
    private static List<String> lost(JsonNode released, JsonNode present) {
        return released.at("/components/schemas")
                .propertyStream()
                .flatMap(schema -> schema.getValue()
                        .path("properties")
                        .propertyStream()
                        .map(Map.Entry::getKey)
                        .filter(member -> present.at("/components/schemas")
                                .path(schema.getKey())
                                .path("properties")
                                .path(member)
                                .isMissingNode())
                        .map(member -> schema.getKey() + "/" + member))
                .toList();
    }

    static Stream<Named<Consumer<ObjectNode>>> changes() {
        return Stream.of(
                Named.of(
                        "an operation that is removed",
                        contract -> object(contract, "/paths/~1promises").remove("get")),
                Named.of(
                        "a new required member",
                        contract ->
                                ((ArrayNode) contract.at("/components/schemas/PromiseContent/required")).add("theme")),
                Named.of(
                        "a lower limit of a text's length",
                        contract -> object(contract, "/components/schemas/PromiseContent/properties/title")
                                .put("maxLength", 100)),
                Named.of(
                        "an enum value that is removed",
                        contract -> ((ArrayNode) contract.at("/components/schemas/PlaceRelation/enum")).remove(0)),
                Named.of(
                        "a parameter that becomes required",
                        contract -> object(contract, "/paths/~1promises/get")
                                .withArray("parameters")
                                .forEach(parameter -> {
                                    if (parameter.path("name").asText().equals("municipality")) {
                                        ((ObjectNode) parameter).put("required", true);
                                    }
                                })));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void a_breaking_change_is_found(Consumer<ObjectNode> change) {
        var changed = (ObjectNode) Contracts.read(Contracts.UNIFIED);
        change.accept(changed);

        var changes =
                OpenApiCompare.fromContents(Contracts.read(Contracts.UNIFIED).toString(), changed.toString());

        assertThat(changes.isCompatible()).isFalse();
    }

    private static ObjectNode object(ObjectNode contract, String pointer) {
        return (ObjectNode) contract.at(pointer);
    }
}
