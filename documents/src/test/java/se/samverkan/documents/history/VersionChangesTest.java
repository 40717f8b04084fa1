package se.samverkan.documents.history;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.documents.note.NoteRequests.NOTES;
import static se.samverkan.documents.note.NoteRequests.note;
import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.parties;

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
import se.samverkan.documents.note.VersionChain;
import se.samverkan.stack.testing.ServiceTest;

/** The changes between two versions are a JSON Patch that turns the one into the other. */
@QuarkusTest
@ServiceTest(database = "agreements")
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
    void the_changes_applied_to_one_version_give_the_other(String query, int from, int to) {
        var id = threeVersions();

        var patch = Json.createPatch(changes(id, to + "/changes" + query));

        assertThat(patch.apply(version(id, from))).isEqualTo(version(id, to));
    }

    @Test
    void the_changes_name_only_changed_members() {
        var id = threeVersions();

        assertThat(changes(id, "2/changes?from=2")).isEmpty();
        var paths = changes(id, "2/changes").getValuesAs(JsonObject.class).stream()
                .map(operation -> operation.getString("path"))
                .toList();
        assertThat(paths)
                .contains("/title", "/theme", "/version", "/revision", "/publishedAt", "/updatedAt")
                .allMatch(path -> path.matches(
                        "/(title|theme|version|revision|publishedAt|updatedAt|goals/.*|parties/.*|purposes/.*)"));
    }

    private static JsonArray changes(String id, String path) {
        var answer = anonymous().get(NOTES.at(id) + "/versions/" + path).then().statusCode(200);
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

    /** Three versions in which members and items are added, removed, moved and changed on every level. */
    private static String threeVersions() {
        var first = note("Utgåva ~1/1", "purposes", List.of("Trygghet", "Synlighet", "Tillit"));
        first.put("theme", "trygghet");
        first.put("goals", List.of(goal("c1", "Vandra", 4), goal("c2", "Närvara", 2)));
        var id = NOTES.published(first);

        var second = note("Utgåva 2", "purposes", List.of("Tillit", "Trygghet"));
        second.put("parties", parties(STRANGNAS, "association:byalaget", POLICE));
        second.put("goals", List.of(goal("c2", "Närvara", 2), goal("c3", "Lyssna", 1), goal("c1", "Vandra", 5)));
        NOTES.replace(id, 2, second).statusCode(200);
        NOTES.publish(id, 3).statusCode(200);

        var third = note("Utgåva 3", "purposes", List.of("Synlighet", "Tillit", "Trygghet", "Närhet"));
        third.put("goals", List.of(goal("c3", "Lyssna – och svara", 1)));
        third.put("validity", Map.of("from", "2020", "to", ".."));
        NOTES.replace(id, 4, third).statusCode(200);
        NOTES.publish(id, 5).statusCode(200);
        return id;
    }

    private static Map<String, Object> goal(String id, String text, int value) {
        return Map.of("id", id, "text", text, "targets", List.of(Map.of("id", "t" + id, "value", value)));
    }
}
