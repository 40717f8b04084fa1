package se.samverkan.documents.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static se.samverkan.documents.note.NoteRequests.NOTES;
import static se.samverkan.documents.note.NoteRequests.note;
import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.PROBLEM;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.as;
import static se.samverkan.stack.testing.ServiceRequests.etag;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.documents.note.VersionChain;
import se.samverkan.stack.testing.ServiceTest;

/** Only texts that nothing refers to can be redacted, and a redaction is complete or refused. */
@QuarkusTest
@ServiceTest(database = "agreements")
class RedactionRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/id",
                "/publicationStatus",
                "/publishedAt",
                "/municipalities/0",
                "/parties/0/id",
                "/parties/0/role",
                "/representatives/0/partyId",
                "/validity/from",
                "/validity/earliest",
                "/signatures/0/signedOn",
                "/goals/0/id",
                "/goals/0/frequency",
                "/goals/0/targets/0/comparator",
                "/goals/0/relatedIds/0"
            })
    void a_text_that_others_rely_on_can_not_be_redacted(String pointer) {
        var id = NOTES.published(full());

        redact(id, pointer)
                .statusCode(422)
                .contentType(PROBLEM)
                .body("violations.pointer", contains("/pointers/0"))
                .body(
                        "violations[0].text",
                        is(pointer + " names what others rely on (an id, a code, a date and the like)"));
        assertUntouched(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/revision",
                "/goals/0/targets/0/value",
                "/parties",
                "/representatives/9/name",
                "/representatives/-1/name",
                "/representatives/0",
                "/nowhere"
            })
    void a_pointer_names_a_text(String pointer) {
        var id = NOTES.published(full());

        redact(id, pointer)
                .statusCode(422)
                .contentType(PROBLEM)
                .body("violations.pointer", contains("/pointers/0"))
                .body("violations[0].text", is(pointer + " names no text of that version"));
        assertUntouched(id);
    }

    @Test
    void one_invalid_pointer_refuses_the_whole_redaction() {
        var id = NOTES.published(full());

        redact(id, "/nowhere", "/representatives/0/name", "/parties/0/id")
                .statusCode(422)
                .body("violations.pointer", contains("/pointers/0", "/pointers/2"));
        assertUntouched(id);
    }

    @Test
    void the_reason_must_not_repeat_the_redacted_text() {
        var id = NOTES.published(full());

        var request = Map.of("pointers", List.of("/representatives/0/name"), "reason", "På begäran av Eva Ek.");
        NOTES.post(as("admin"), id, "redactions", 2, request)
                .statusCode(422)
                .contentType(PROBLEM)
                .body("violations.pointer", contains("/reason"))
                .body("violations[0].text", is("repeats what is taken out"));
        assertUntouched(id);
    }

    @Test
    void an_invalid_request_is_refused() {
        var id = NOTES.published(full());
        var pointers = List.of("/representatives/0/name");

        refused(id, 400, "/pointers", Map.of("pointers", List.of(), "reason", "Skäl"));
        refused(id, 400, "/pointers", Map.of("reason", "Skäl"));
        refused(id, 400, "/pointers/0", Map.of("pointers", List.of("representatives"), "reason", "Skäl"));
        refused(id, 400, "/reason", Map.of("pointers", pointers));
        refused(id, 400, "/reason", Map.of("pointers", pointers, "reason", " "));
        refused(id, 400, "/reason", Map.of("pointers", pointers, "reason", "x".repeat(1_001)));
        refused(id, 400, "/version", Map.of("pointers", pointers, "reason", "Skäl", "version", 0));
        as("admin")
                .header("If-Match", etag(2))
                .post(NOTES.at(id) + "/redactions")
                .then()
                .statusCode(400)
                .contentType(PROBLEM);
        refused(id, 422, "/version", Map.of("pointers", pointers, "reason", "Skäl", "version", 2));
        assertUntouched(id);
    }

    private static Map<String, Object> full() {
        var target = Map.of("id", "t1", "value", 4, "comparator", "AT_LEAST");
        var note = note("Fullständigt", "validity", Map.of("from", "2019", "to", "2020"));
        note.put("parties", List.of(Map.of("id", STRANGNAS, "role", "LEAD"), Map.of("id", POLICE)));
        note.put("representatives", List.of(Map.of("name", "Eva Ek", "partyId", POLICE)));
        note.put("signatures", List.of(Map.of("partyId", POLICE, "signedOn", "2019-01-15")));
        var goal = Map.of(
                "id",
                "g1",
                "text",
                "Vandra",
                "frequency",
                "REGULAR",
                "targets",
                List.of(target),
                "relatedIds",
                List.of("g1"));
        note.put("goals", List.of(goal));
        return note;
    }

    private static ValidatableResponse redact(String id, String... pointers) {
        return NOTES.post(as("admin"), id, "redactions", 2, Map.of("pointers", List.of(pointers), "reason", "Skäl"));
    }

    private static void refused(String id, int status, String pointer, Map<String, ?> request) {
        NOTES.post(as("admin"), id, "redactions", 2, request)
                .statusCode(status)
                .contentType(PROBLEM)
                .body("violations.pointer", contains(pointer));
    }

    private static void assertUntouched(String id) {
        NOTES.read(as("editor"), id).body("revision", is(2)).body("representatives[0].name", is("Eva Ek"));
        var version = VersionChain.of(id).getFirst();
        assertThat(version).doesNotContainKey("redacted");
        assertThat(VersionChain.sha256(VersionChain.content(id, 1))).isEqualTo(version.get("contentHash"));
    }
}
