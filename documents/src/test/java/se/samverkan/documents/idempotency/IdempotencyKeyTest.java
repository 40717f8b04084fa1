package se.samverkan.documents.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static se.samverkan.documents.note.NoteRequests.NOTES;
import static se.samverkan.documents.note.NoteRequests.note;
import static se.samverkan.stack.testing.ServiceRequests.EKERO;
import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.PROBLEM;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.stack.testing.ServiceDatabase;
import se.samverkan.stack.testing.ServiceTest;

/** The scope and form of an Idempotency-Key; a refused request may be corrected under the same key. */
@QuarkusTest
@ServiceTest(database = "agreements")
class IdempotencyKeyTest {
    private final String key = UUID.randomUUID().toString();

    @Test
    void the_key_of_another_organisation_is_another_key() {
        var first =
                create(as("editor"), "Samma nyckel").statusCode(201).extract().<String>path("id");

        var second = create(as("editor", POLICE), "Samma nyckel")
                .statusCode(201)
                .extract()
                .<String>path("id");
        create(as("editor", STRANGNAS, POLICE), "Samma nyckel")
                .statusCode(201)
                .body("id", not(first))
                .body("id", not(second));
        create(as("editor"), "Samma nyckel").statusCode(201).body("id", is(first));
    }

    @Test
    void the_key_on_another_path_is_another_key() {
        var ids = List.of(NOTES.draft(note("Ett")), NOTES.draft(note("Två")));

        for (var id : ids) {
            for (var action : List.of("approvals", "publications")) {
                var role = action.equals("approvals") ? "approver" : "archivist";
                NOTES.post(as(role).header("Idempotency-Key", key), id, action, 1, Map.of())
                        .statusCode(200)
                        .body("id", is(id));
            }
        }
        create(as("editor"), "Tre").statusCode(201);
    }

    @Test
    void without_a_key_every_request_is_a_new_one() {
        var size = ServiceDatabase.size();

        assertThat(NOTES.draft(note("Två gånger"))).isNotEqualTo(NOTES.draft(note("Två gånger")));
        assertThat(ServiceDatabase.size().documents()).isEqualTo(size.documents() + 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "två ord", "two words", "tab\tbed"})
    void a_key_is_visible_ascii(String malformed) {
        refused(malformed);
    }

    @Test
    void a_key_has_at_most_200_characters() {
        refused("k".repeat(201));
        var longest = key + "k".repeat(200 - key.length());

        var id = as("editor")
                .header("Idempotency-Key", longest)
                .body(note("Lång nyckel"))
                .post(NOTES.path())
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        as("editor")
                .header("Idempotency-Key", longest)
                .body(note("Lång nyckel"))
                .post(NOTES.path())
                .then()
                .statusCode(201)
                .body("id", is(id));
    }

    @Test
    void a_repeated_edit_returns_the_first_response_although_its_revision_is_stale() {
        var id = NOTES.draft(note("Ett"));
        for (int i = 0; i < 2; i++) {
            edit(id, "Två").statusCode(200).body("revision", is(2)).header("ETag", "\"2\"");
        }

        edit(id, "Tre").statusCode(422).body("violations.pointer", contains("Idempotency-Key"));
        NOTES.read(as("editor"), id).body("title", is("Två")).body("revision", is(2));
    }

    /** As the service, since PostgreSQL shows what a connection waits for to its own role only. */
    private static long waitingForLocks() throws SQLException {
        try (var connection = ServiceDatabase.connectAsService();
                var row = connection.createStatement().executeQuery("""
                        select count(*) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'""")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void an_edit_that_waits_for_its_concurrent_duplicate_returns_the_same_response() throws Exception {
        var id = NOTES.draft(note("Ett"));
        try (var requests = Executors.newFixedThreadPool(2);
                var connection = ServiceDatabase.connect();
                var lock = connection.prepareStatement("select id from document where id = ? for update")) {
            connection.setAutoCommit(false);
            lock.setObject(1, UUID.fromString(id));
            lock.executeQuery();
            var edits = Stream.generate(
                            () -> requests.submit(() -> edit(id, "Två").extract()))
                    .limit(2)
                    .toList();
            await().until(() -> waitingForLocks() == 2);

            connection.commit();

            for (var response : edits) {
                assertThat(response.get().statusCode()).isEqualTo(200);
                assertThat(response.get().header("ETag")).isEqualTo("\"2\"");
            }
        }
        NOTES.read(as("editor"), id).body("title", is("Två")).body("revision", is(2));
    }

    @Test
    void a_repeated_deletion_returns_the_first_response_although_the_draft_is_gone() {
        var id = NOTES.draft(note("Kortlivat"));
        for (int i = 0; i < 2; i++) {
            as("editor")
                    .header("Idempotency-Key", key)
                    .header("If-Match", "\"1\"")
                    .delete(NOTES.at(id))
                    .then()
                    .statusCode(204);
        }

        as("editor").header("If-Match", "\"1\"").delete(NOTES.at(id)).then().statusCode(404);
    }

    @Test
    void a_refused_request_may_be_corrected_under_the_same_key() {
        as("editor")
                .header("Idempotency-Key", key)
                .body(note("Fel kommun", "municipalities", List.of("9999")))
                .post(NOTES.path())
                .then()
                .statusCode(422);
        create(as("editor", EKERO), "Andras").statusCode(403);
        var id = create(as("editor"), "Rätt kommun").statusCode(201).extract().<String>path("id");

        publish(id, 7).statusCode(412).header("ETag", "\"1\"");
        publish(id, 1).statusCode(409).body("missingApprovals", contains(STRANGNAS, POLICE));
        assertThat(ServiceDatabase.rows(
                        "select key from idempotency_record where key = ? and path like ?", key, "%/publications"))
                .isEmpty();
        NOTES.approve(id, 1, STRANGNAS).statusCode(200);
        NOTES.approve(id, 1, POLICE).statusCode(200);
        publish(id, 1).statusCode(200).body("version", is(1));
        publish(id, 1).statusCode(200).body("version", is(1));
    }

    @Test
    void an_anonymous_caller_gets_nothing_for_a_key() {
        create(as("editor"), "Hemligt").statusCode(201);

        create(anonymous(), "Hemligt").statusCode(401).contentType(PROBLEM);
        create(as("editor", EKERO), "Hemligt").statusCode(403).contentType(PROBLEM);
    }

    private ValidatableResponse edit(String id, String title) {
        return as("editor")
                .header("Idempotency-Key", key)
                .header("If-Match", "\"1\"")
                .body(note(title))
                .put(NOTES.at(id))
                .then();
    }

    private static void refused(String malformed) {
        var size = ServiceDatabase.size();
        as("editor")
                .header("Idempotency-Key", malformed)
                .body(note("Med dålig nyckel"))
                .post(NOTES.path())
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("violations.pointer", contains("Idempotency-Key"))
                .body(
                        "violations[0].text",
                        is("must be one text of 1 to 200 visible ASCII characters, such as a UUID"));
        assertThat(ServiceDatabase.size()).isEqualTo(size);
    }

    private ValidatableResponse create(RequestSpecification caller, String title) {
        return caller.header("Idempotency-Key", key)
                .body(note(title))
                .post(NOTES.path())
                .then();
    }

    private ValidatableResponse publish(String id, int revision) {
        return NOTES.post(as("editor").header("Idempotency-Key", key), id, "publications", revision, Map.of());
    }
}
