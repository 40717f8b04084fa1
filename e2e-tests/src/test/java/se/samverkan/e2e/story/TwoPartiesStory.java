package se.samverkan.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.contracts.Tool;
import se.samverkan.e2e.system.SystemUnderTest;

/** A promise of a municipality and the police, from the first draft to its renewal. */
@ExtendWith(SystemUnderTest.Running.class)
class TwoPartiesStory {
    private static final String MUNICIPALITY = "municipality:0319";
    private static final String POLICE = "police:polismyndigheten";
    private final SystemUnderTest system;

    TwoPartiesStory(SystemUnderTest system) {
        this.system = system;
    }

    @Test
    void every_version_is_approved_by_both_parties_and_kept() throws SQLException {
        var drafted = send("editor", MUNICIPALITY, "POST", "/promises", null, promise("Löftet", "Fyra vandingar"));
        assertThat(drafted.statusCode()).isEqualTo(201);
        var path = "/promises/" + drafted.path("id");

        // The edit of the police discards the approval of the municipality.
        approve(MUNICIPALITY, path, 1);
        assertThat(missing(send("editor", POLICE, "PUT", path, 1, promise("Medborgarlöftet 2026", "Fyra vandingar"))))
                .containsExactly(MUNICIPALITY, POLICE);
        assertThat(send("editor", MUNICIPALITY, "POST", path + "/publications", 2, "{}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(system.anyone().get(path).statusCode()).isEqualTo(404);

        publishTogether(path, 2, "Första gången");
        assertThat(system.read(path).getString("title")).isEqualTo("Medborgarlöftet 2026");

        // A corrected typo is a new version, which both approve again; until then the first one is public.
        send("editor", MUNICIPALITY, "PUT", path, 3, promise("Medborgarlöftet 2026", "Fyra vandringar"));
        assertThat(system.read(path).getString("commitments[0].text")).isEqualTo("Fyra vandingar");
        assertThat(send("editor", MUNICIPALITY, "POST", path + "/publications", 4, "{}")
                        .statusCode())
                .isEqualTo(409);
        publishTogether(path, 4, "Rättat ”vandingar”:\n\"vandringar\"");

        assertThat(system.read(path + "/versions").getList("items.basis")).containsExactly("APPROVED", "APPROVED");
        assertThat(system.read(path + "/versions/1").getString("commitments[0].text"))
                .isEqualTo("Fyra vandingar");
        assertThat(changes(path))
                .contains(Map.of("op", "replace", "path", "/commitments/0/text", "value", "Fyra vandringar"));
        var next = renew(path);

        var commitments = system.read(next).getList("commitments", Map.class);
        assertThat(commitments)
                .extracting(commitment -> commitment.get("change"))
                .containsExactly("REVISED", "ADDED");
        var chain = system.read(path + "/renewals");
        assertThat(chain.getList("items.title")).containsExactly("Medborgarlöftet 2026", "Medborgarlöftet 2027");
        assertThat(chain.getList("commitments[0].steps.text")).containsExactly("Fyra vandringar", "Sex vandringar");
        assertThat(chain.getList("commitments[1].steps.change")).containsExactly(null, "DROPPED");
        assertThat(chain.getString("commitments[1].steps[1].reason")).isEqualTo("Torget byggs om");
        assertThat(system.processes().badLinks("promises")).isEmpty();
    }

    @Test
    void the_script_in_docs_verifies_the_chain() {
        Tool.PYTHON.require();
        var path = publishTwoVersions();

        assertThat(outputOfTheChainCheck(path)).isEqualTo("version 1 as published, version 2 as published");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        1 | update version set content = replace(content, 'Ett', 'Inget') where number = 1         | the content is not what contentHash says
        1 | update version set content = '{}', redacted = '[]' where number = 1                    | the content is not what contentHash says
        1 | update version set organisation = 'municipality:0180' where number = 1                 | the hash is not that of the link
        2 | update version set previous_hash = repeat('0', 64) where number = 2                    | previousHash is not the hash of the version before
        2 | delete from version where number = 1                                                   | version 1 is missing
        1 | delete from version where number = 2                                                   | the document says that its newest version is 2
        1 | delete from version where number > 0                                                   | every version is missing
        2 | update document set published = replace(published, 'Två', 'Tre') where version = 2     | the document shows the public something else than its newest version
        """)
    void a_row_that_is_changed_by_hand_fails_the_check_of_the_chain(int number, String change, String fault)
            throws SQLException {
        var path = publishTwoVersions();
        var id = path.substring("/promises/".length());
        try (var database = system.processes().connect("promises");
                var statement = database.createStatement()) {
            // The check runs in the open transaction, which is rolled back.
            database.setAutoCommit(false);
            statement.execute("alter table version disable trigger user");
            var column = change.contains("document set") ? "id" : "document_id";
            assertThat(statement.executeUpdate(change + " and " + column + " = '" + id + "'"))
                    .isPositive();

            assertThat(system.processes().badLinks(database))
                    .containsExactly("document " + id + ", version " + number + ": " + fault);

            database.rollback();
        }
        assertThat(system.processes().badLinks("promises")).isEmpty();
    }

    /** Publishes a promise in two versions. */
    private String publishTwoVersions() {
        var path = "/promises/"
                + send("editor", MUNICIPALITY, "POST", "/promises", null, promise("Löftet", "Ett"))
                        .path("id");
        publishTogether(path, 1, "Första gången");
        send("editor", MUNICIPALITY, "PUT", path, 2, promise("Löftet", "Två"));
        publishTogether(path, 3, "Rättat ”ett”:\n\"två\"");
        return path;
    }

    /** Renews the promise: one commitment is revised, one dropped with a reason, one added. */
    private String renew(String path) {
        var draft = send(
                "editor",
                MUNICIPALITY,
                "POST",
                path + "/renewals",
                5,
                "{\"title\": \"Medborgarlöftet 2027\", \"validity\": {\"from\": \"2027\", \"to\": \"2027\"}}");
        assertThat(draft.statusCode()).isEqualTo(201);
        String id = path.substring("/promises/".length());
        var next = "/promises/" + draft.path("id");
        var revised = """
            {"title": "Medborgarlöftet 2027", "municipalities": ["0319"], "renews": "%1$s",
             "parties": [{"id": "municipality:0319"}, {"id": "police:polismyndigheten"}],
             "commitments": [
               {"id": "c1", "text": "Sex vandringar", "carriedOverFrom": {"promiseId": "%1$s", "commitmentId": "c1"}},
               {"id": "c9", "text": "Ny belysning"}]%2$s}\
            """;
        send("editor", MUNICIPALITY, "PUT", next, 1, revised.formatted(id, ""));
        approve(MUNICIPALITY, next, 2);
        approve(POLICE, next, 2);
        var silent = send("editor", MUNICIPALITY, "POST", next + "/publications", 2, "{}");
        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(silent.<String>path("violations[0].pointer")).isEqualTo("/dropped");

        var dropped = ", \"dropped\": [{\"commitmentId\": \"c2\", \"reason\": \"Torget byggs om\"}]";
        send("editor", MUNICIPALITY, "PUT", next, 2, revised.formatted(id, dropped));
        publishTogether(next, 3, "Nästa år");
        return next;
    }

    private void publishTogether(String path, int revision, String changeNote) {
        approve(MUNICIPALITY, path, revision);
        approve(POLICE, path, revision);
        var body = "{\"changeNote\": \"" + changeNote.replace("\"", "\\\"").replace("\n", "\\n") + "\"}";
        assertThat(send("editor", POLICE, "POST", path + "/publications", revision, body)
                        .statusCode())
                .isEqualTo(200);
    }

    private void approve(String party, String path, int revision) {
        assertThat(send("approver", party, "POST", path + "/approvals", revision, "{}")
                        .statusCode())
                .isEqualTo(200);
    }

    private Response send(String role, String party, String method, String path, Integer revision, String body) {
        var request = system.as(role, party).contentType("application/json").body(body);
        return (revision == null ? request : request.header("If-Match", "\"" + revision + "\"")).request(method, path);
    }

    private List<Map<String, Object>> changes(String path) {
        return JsonPath.from(system.anyone().get(path + "/versions/2/changes").asString())
                .getList("$");
    }

    private static List<String> missing(Response answer) {
        return answer.jsonPath().getList("missingApprovals");
    }

    private static String promise(String title, String text) {
        return """
            {"title": "%s", "municipalities": ["0319"], "validity": {"from": "2026", "to": "2026"},
             "parties": [{"id": "municipality:0319"}, {"id": "police:polismyndigheten"}],
             "commitments": [
               {"id": "c1", "text": "%s", "targets": [{"id": "t1", "comparator": "AT_LEAST", "value": 4}]},
               {"id": "c2", "text": "Fler poliser på torget"}]}\
            """.formatted(title, text);
    }

    /** The output of the script in docs for the document's chain. */
    private String outputOfTheChainCheck(String path) {
        var docs = Path.of(System.getProperty("samverkan.home"), "docs");
        var output = Tool.PYTHON.run(docs, "check-chain.py", system.address() + path);
        return output.strip().replaceAll(" of \\S+:", "").replace("\n", ", ");
    }
}
