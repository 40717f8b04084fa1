package se.samverkan.contracts;

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

/** Within v1 the contract breaks nothing that a partner built on the last released one (VER.02). */
class ReleasedOpenApiTest {

    @Test
    void theContractIsCompatibleWithTheLastReleasedOne() {
        var changes = OpenApiCompare.fromFiles(Contracts.RELEASED.toFile(), Contracts.UNIFIED.toFile());

        assertThat(changes.isCompatible())
                .as("changed: %s", changes.getChangedOperations())
                .isTrue();
    }

    /** openapi-diff lets a response lose a member that is not required; a partner's page may show it all the same. */
    @Test
    void noSchemaHasLostAMember() {
        assertThat(lost(Contracts.read(Contracts.RELEASED), Contracts.read(Contracts.UNIFIED)))
                .isEmpty();
    }

    @Test
    void aMemberThatIsLostIsSeen() {
        var changed = (ObjectNode) Contracts.read(Contracts.UNIFIED);
        assertThat(object(changed, "/components/schemas/CitizenPromise/properties")
                        .remove("commitments"))
                .isNotNull();
        assertThat(object(changed, "/components/schemas").remove("Facet")).isNotNull();

        assertThat(lost(Contracts.read(Contracts.UNIFIED), changed))
                .contains("CitizenPromise/commitments", "Facet/value")
                .doesNotContain("CitizenPromise/title");
    }

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

    static Stream<Named<Consumer<ObjectNode>>> breaks() {
        return Stream.of(
                Named.of(
                        "an operation that is gone",
                        contract -> object(contract, "/paths/~1promises").remove("get")),
                Named.of(
                        "a member that has to be sent",
                        contract ->
                                ((ArrayNode) contract.at("/components/schemas/PromiseContent/required")).add("theme")),
                Named.of(
                        "a text that may be no longer as long",
                        contract -> object(contract, "/components/schemas/PromiseContent/properties/title")
                                .put("maxLength", 100)),
                Named.of(
                        "a value that is no longer taken",
                        contract -> ((ArrayNode) contract.at("/components/schemas/PlaceRelation/enum")).remove(0)),
                Named.of(
                        "a parameter that has to be given",
                        contract -> object(contract, "/paths/~1promises/get")
                                .withArray("parameters")
                                .forEach(parameter -> {
                                    if (parameter.path("name").asText().equals("municipality")) {
                                        ((ObjectNode) parameter).put("required", true);
                                    }
                                })));
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void whatBreaksAPartnerIsSeen(Consumer<ObjectNode> change) {
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
