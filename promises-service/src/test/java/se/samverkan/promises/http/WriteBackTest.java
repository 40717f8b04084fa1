package se.samverkan.promises.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static se.samverkan.promises.PromiseRequests.PROMISES;
import static se.samverkan.promises.PromiseRequests.promise;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.as;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.stack.testing.ServiceTest;

/** A client reads a promise, changes a word and writes the whole of it back. */
@QuarkusTest
@ServiceTest(database = "promises")
class WriteBackTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void a_draft_that_was_read_is_written_back_with_everything_that_the_service_set() throws IOException {
        var id = PROMISES.draft(full("Ett löfte"));
        var read = read(as("editor"), id).put("title", "Ett löfte till");
        assertThat(read.has("_links")
                        && read.has("missingApprovals")
                        && read.at("/validity").has("earliest"))
                .isTrue();

        put(id, 1, read).statusCode(200).body("title", is("Ett löfte till"));
    }

    @Test
    void what_anybody_reads_of_a_published_promise_is_written_back_by_an_editor() throws IOException {
        var id = PROMISES.published(full("Ett löfte"));
        var read = read(anonymous(), id).put("title", "Ett löfte till");

        put(id, 2, read).statusCode(200).body("title", is("Ett löfte till")).body("version", is(1));
    }

    @Test
    void everything_that_differs_from_what_the_service_says_is_refused_in_one_answer() throws IOException {
        var id = PROMISES.draft(full("Ett löfte"));
        var read = read(as("editor"), id)
                .put("revision", 7)
                .put("version", 3)
                .put("publicationStatus", "PUBLISHED")
                .put("id", "019cad9b-e683-7127-a6ca-41d621adbc4e");
        ((ObjectNode) read.get("_links")).withObject("self").put("href", "https://example.com/");

        put(id, 1, read)
                .statusCode(400)
                .body(
                        "violations.pointer",
                        containsInAnyOrder("/revision", "/version", "/publicationStatus", "/id", "/_links"))
                .body(
                        "violations.find { it.pointer == '/revision' }.text",
                        is("is set by the service, here to 1: leave it out, or repeat it as you read it"));
        assertThat(read(as("editor"), id).get("title").asText()).isEqualTo("Ett löfte");
    }

    @ParameterizedTest
    @CsvSource({"2019, 400", "2020, 200"})
    void the_days_of_a_period_follow_its_bounds(String from, int status) throws IOException {
        var id = PROMISES.draft(full("Ett löfte"));
        var read = read(as("editor"), id);
        ((ObjectNode) read.get("validity")).put("from", from);

        put(id, 1, read).statusCode(status);
    }

    @Test
    void a_client_that_read_an_older_revision_hears_that_the_document_changed() throws IOException {
        var id = PROMISES.draft(full("Ett löfte"));
        var read = read(as("editor"), id);
        PROMISES.replace(id, 1, promise("Ett annat")).statusCode(200);

        put(id, 1, read).statusCode(412);
    }

    @Test
    void a_new_promise_has_nothing_that_the_service_sets() throws IOException {
        var read = read(as("editor"), PROMISES.draft(full("Ett löfte")));

        as("editor")
                .body(read.toString())
                .post(PROMISES.path())
                .then()
                .statusCode(400)
                .body(
                        "violations.pointer",
                        containsInAnyOrder(
                                "/id",
                                "/revision",
                                "/publicationStatus",
                                "/hasUnpublishedChanges",
                                "/missingApprovals",
                                "/temporalStatus",
                                "/updatedAt",
                                "/_links"));
    }

    private static Map<String, Object> full(String title) {
        return promise(title, "validity", Map.of("from", "2020", "to", "2021", "asPublished", "2020–2021"));
    }

    private static ObjectNode read(RequestSpecification reader, String id) throws IOException {
        return (ObjectNode) JSON.readTree(reader.get(PROMISES.at(id)).asString());
    }

    private static ValidatableResponse put(String id, int revision, ObjectNode body) {
        return as("editor")
                .header("If-Match", "\"" + revision + "\"")
                .body(body.toString())
                .put(PROMISES.at(id))
                .then();
    }
}
