package se.samverkan.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.promises.PromiseRequests.POLICE;
import static se.samverkan.promises.PromiseRequests.STRANGNAS;
import static se.samverkan.promises.PromiseRequests.anonymous;
import static se.samverkan.promises.PromiseRequests.at;
import static se.samverkan.promises.PromiseRequests.parties;
import static se.samverkan.promises.PromiseRequests.promise;
import static se.samverkan.promises.PromiseRequests.publish;
import static se.samverkan.promises.PromiseRequests.published;
import static se.samverkan.promises.PromiseRequests.replace;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.stack.testing.StackResource;

/** The changes between two versions are a JSON Patch that makes exactly the one of the other. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "promises"))
class VersionChangesTest {

    @ParameterizedTest
    @CsvSource({
        "'', 0, 1",
        "'', 1, 2",
        "'', 2, 3",
        "?from=0, 0, 3",
        "?from=1, 1, 3",
        "?from=3, 3, 1",
        "?from=3, 3, 2",
        "?from=2, 2, 1",
        "?from=2, 2, 2"
    })
    void applied_to_the_one_version_they_give_the_other(String query, int from, int to) {
        var id = threeVersions();

        var patch = Json.createPatch(changes(id, to + "/changes" + query));

        assertThat(patch.apply(version(id, from))).isEqualTo(version(id, to));
    }

    @Test
    void they_name_what_changed_and_nothing_else() {
        var id = threeVersions();

        assertThat(changes(id, "2/changes?from=2")).isEmpty();
        var paths = changes(id, "2/changes").getValuesAs(JsonObject.class).stream()
                .map(operation -> operation.getString("path"))
                .toList();
        assertThat(paths)
                .contains("/title", "/theme", "/version", "/revision", "/publishedAt", "/updatedAt")
                .allMatch(path -> path.matches(
                        "/(title|theme|version|revision|publishedAt|updatedAt|commitments/.*|parties/.*|purposes/.*)"));
    }

    private static JsonArray changes(String id, String path) {
        var answer = anonymous().get(at(id) + "/versions/" + path).then().statusCode(200);
        answer.contentType("application/json-patch+json");
        var text = new String(answer.extract().asByteArray(), StandardCharsets.UTF_8);
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readArray();
        }
    }

    private static JsonObject version(String id, int number) {
        if (number == 0) {
            return JsonObject.EMPTY_JSON_OBJECT;
        }
        try (var reader = Json.createReader(new StringReader(VersionChain.text(id, number)))) {
            return reader.readObject();
        }
    }

    /** Members and items that come, go, move and change, on every level. */
    private static String threeVersions() {
        var first = promise("Utgåva ~1/1", "purposes", List.of("Trygghet", "Synlighet", "Tillit"));
        first.put("theme", "trygghet");
        first.put("commitments", List.of(commitment("c1", "Vandra", 4), commitment("c2", "Närvara", 2)));
        var id = published(first);

        var second = promise("Utgåva 2", "purposes", List.of("Tillit", "Trygghet"));
        second.put("parties", parties(STRANGNAS, "association:byalaget", POLICE));
        second.put(
                "commitments",
                List.of(commitment("c2", "Närvara", 2), commitment("c3", "Lyssna", 1), commitment("c1", "Vandra", 5)));
        replace(id, 2, second).statusCode(200);
        publish(id, 3).statusCode(200);

        var third = promise("Utgåva 3", "purposes", List.of("Synlighet", "Tillit", "Trygghet", "Närhet"));
        third.put("commitments", List.of(commitment("c3", "Lyssna – och svara", 1)));
        third.put("validity", Map.of("from", "2020", "to", ".."));
        replace(id, 4, third).statusCode(200);
        publish(id, 5).statusCode(200);
        return id;
    }

    private static Map<String, Object> commitment(String id, String text, int value) {
        return Map.of("id", id, "text", text, "targets", List.of(Map.of("id", "t" + id, "value", value)));
    }
}
