package se.samverkan.documents.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static se.samverkan.documents.note.NoteRequests.NOTES;
import static se.samverkan.documents.note.NoteRequests.note;
import static se.samverkan.stack.testing.ServiceRequests.PROBLEM;
import static se.samverkan.stack.testing.ServiceRequests.as;
import static se.samverkan.stack.testing.ServiceRequests.etag;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.samverkan.stack.testing.ServiceDatabase;
import se.samverkan.stack.testing.ServiceTest;

/** A POST that is repeated with its Idempotency-Key is executed once and returns the same bytes. */
@QuarkusTest
@ServiceTest(database = "agreements")
class IdempotencyTest {
    private static final int DUPLICATES = 4;

    private record Reply(int status, String etag, String location, String contentType, String body) {
        static Reply of(Response response) {
            return new Reply(
                    response.statusCode(),
                    response.header("ETag"),
                    response.header("Location"),
                    response.contentType(),
                    new String(response.asByteArray(), StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_repeated_request_returns_the_same_response_and_changes_nothing_even_after_an_edit(RepeatablePost post) {
        var key = UUID.randomUUID().toString();
        var target = post.target();
        var first = send(post, target, key, post.body());
        assertThat(first.statusCode()).isEqualTo(post.status());
        var changed = first.<String>path("id");
        var revision = first.<Integer>path("revision");
        var size = ServiceDatabase.size();

        assertThat(Reply.of(send(post, target, key, post.body()))).isEqualTo(Reply.of(first));

        // The If-Match of the repeated request is now stale.
        NOTES.replace(changed, revision, note("Ändrat av någon annan")).statusCode(200);
        assertThat(Reply.of(send(post, target, key, post.body()))).isEqualTo(Reply.of(first));
        assertThat(ServiceDatabase.size()).isEqualTo(size);
        NOTES.read(as("editor"), changed)
                .body("title", is("Ändrat av någon annan"))
                .body("revision", is(revision + 1));
    }

    @ParameterizedTest
    @EnumSource
    void the_same_key_with_another_body_is_refused(RepeatablePost post) {
        var key = UUID.randomUUID().toString();
        var target = post.target();
        var first = send(post, target, key, post.body());
        var size = ServiceDatabase.size();

        send(post, target, key, post.otherBody())
                .then()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("violations.pointer", contains("Idempotency-Key"))
                .body("violations[0].text", is("was sent with another body before: use a new key for a new request"));
        assertThat(ServiceDatabase.size()).isEqualTo(size);
        assertThat(Reply.of(send(post, target, key, post.body()))).isEqualTo(Reply.of(first));
    }

    @ParameterizedTest
    @EnumSource
    void concurrent_duplicates_are_executed_once_and_return_the_same_response(RepeatablePost post) throws Exception {
        var key = UUID.randomUUID().toString();
        var target = post.target();
        var size = ServiceDatabase.size();

        var replies = new ArrayList<Reply>();
        var start = new CyclicBarrier(DUPLICATES);
        try (var duplicates = Executors.newFixedThreadPool(DUPLICATES)) {
            var running = new ArrayList<Future<Reply>>();
            for (int i = 0; i < DUPLICATES; i++) {
                running.add(duplicates.submit(() -> {
                    start.await();
                    return Reply.of(send(post, target, key, post.body()));
                }));
            }
            for (var reply : running) {
                replies.add(reply.get());
            }
        }

        assertThat(replies).hasSize(DUPLICATES).containsOnly(replies.getFirst());
        assertThat(replies.getFirst().status()).isEqualTo(post.status());
        var after = ServiceDatabase.size();
        assertThat(after.documents()).isEqualTo(size.documents() + (post.createsADocument() ? 1 : 0));
        assertThat(after.versions()).isEqualTo(size.versions() + (post == RepeatablePost.PUBLISH ? 1 : 0));
    }

    @ParameterizedTest
    @EnumSource
    void a_stored_response_expires_after_a_day(RepeatablePost post) throws Exception {
        var key = UUID.randomUUID().toString();
        var target = post.target();
        var first = send(post, target, key, post.body());
        age(key, "23 hours");
        assertThat(Reply.of(send(post, target, key, post.body()))).isEqualTo(Reply.of(first));
        age(key, "2 hours");

        var again = send(post, target, key, post.body());

        switch (post) {
            case CREATE, SUCCEED -> {
                assertThat(again.statusCode()).isEqualTo(201);
                assertThat(again.<String>path("id")).isNotEqualTo(first.path("id"));
            }
            case APPROVE -> assertThat(again.statusCode()).isEqualTo(409);
            case PUBLISH, WITHDRAW, REDACT -> assertThat(again.statusCode()).isEqualTo(412);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_known_key_without_the_role_is_refused(RepeatablePost post) {
        var key = UUID.randomUUID().toString();
        var target = post.target();
        assertThat(send(post, target, key, post.body()).statusCode()).isEqualTo(post.status());
        var otherRole = post.role.equals("editor") ? "approver" : post.role.equals("admin") ? "editor" : "admin";

        var refused = send(otherRole, post, target, key, post.body());

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.contentType()).isEqualTo(PROBLEM);
        assertThat(refused.asString()).doesNotContain("Anteckning", "anteckning");
    }

    private static void age(String key, String by) throws Exception {
        ServiceDatabase.execute("update idempotency_record set at = at - interval '" + by + "' where key = '"
                + UUID.fromString(key) + "'");
    }

    private static Response send(RepeatablePost post, String target, String key, Map<String, Object> body) {
        return send(post.role, post, target, key, body);
    }

    private static Response send(
            String role, RepeatablePost post, String target, String key, Map<String, Object> body) {
        var path = target == null ? NOTES.path() : NOTES.at(target) + "/" + post.action;
        return as(role).header("Idempotency-Key", key)
                .header("If-Match", etag(post.revision()))
                .body(body)
                .post(path);
    }
}
