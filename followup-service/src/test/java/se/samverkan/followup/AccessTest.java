package se.samverkan.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.followup.FollowUpRequests.STRANGER;
import static se.samverkan.followup.FollowUpRequests.STRANGNAS;
import static se.samverkan.followup.FollowUpRequests.UNKNOWN;
import static se.samverkan.followup.FollowUpRequests.anonymous;
import static se.samverkan.followup.FollowUpRequests.as;
import static se.samverkan.followup.FollowUpRequests.created;
import static se.samverkan.followup.FollowUpRequests.followUp;
import static se.samverkan.followup.FollowUpRequests.problem;
import static se.samverkan.followup.FollowUpRequests.walk;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.stack.StackResource;
import se.samverkan.stack.TestTokens;

/** Who may do what with follow-ups and activity reports: every operation without, with a bad and another's token. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "followup"))
class AccessTest {
    private final String promise = TopicEvents.published("promises", "promise.published.v1");

    /** The last columns: the role that may, and another that may not. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            follow-ups,       POST,   '',            editor,    approver
            follow-ups,       PUT,    '',            editor,    approver
            follow-ups,       DELETE, '',            editor,    approver
            follow-ups,       POST,   /publications, archivist, approver
            follow-ups,       POST,   /withdrawals,  approver,  archivist
            activity-reports, POST,   '',            editor,    approver
            activity-reports, PUT,    '',            editor,    approver
            activity-reports, POST,   /withdrawals,  approver,  editor
            """)
    void aChangeNeedsAGoodTokenAndItsRole(String collection, String method, String sub, String may, String mayNot) {
        var creates = method.equals("POST") && sub.isEmpty();
        var document = "/" + collection + (creates ? "" : "/" + published(collection));
        var everyRole = List.of("editor", "approver", "archivist", "admin");
        var expired = TestTokens.expired(everyRole, List.of(STRANGNAS));
        var foreign = TestTokens.foreign(everyRole, List.of(STRANGNAS));
        int revision = creates ? 0 : anonymous().get(document).path("revision");

        for (var unauthenticated : List.of(
                anonymous(),
                anonymous().auth().oauth2(expired),
                anonymous().auth().oauth2(foreign))) {
            var refused = send(unauthenticated, method, document, sub);
            problem(refused, 401);
            assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
        }
        problem(send(as(mayNot, STRANGNAS), method, document, sub), 403);
        problem(send(as("admin", STRANGNAS), method, document, sub), 403);
        problem(send(as(may, STRANGER), method, document, sub), 403);
        if (!creates) {
            assertThat(anonymous().get(document).<Integer>path("revision")).isEqualTo(revision);
        }
    }

    @Test
    void anothersDraftDoesNotExist() {
        var draft = "/follow-ups/" + created("follow-ups", followUp(promise));

        problem(anonymous().get(draft), 404);
        problem(as("editor", STRANGER).get(draft), 404);
        problem(send(as("editor", STRANGER), "PUT", draft, ""), 404);
        problem(send(as("editor", STRANGER), "DELETE", draft, ""), 404);
        problem(send(as("archivist", STRANGER), "POST", draft, "/publications"), 404);
        problem(send(as("approver", STRANGER), "POST", draft, "/withdrawals"), 404);
        assertThat(as("editor", STRANGNAS).get(draft).<Integer>path("revision")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"follow-ups", "activity-reports"})
    void whatIsNotThereIsNotFound(String collection) {
        var unknown = "/" + collection + "/" + UNKNOWN;
        problem(anonymous().get(unknown), 404);
        problem(send(as("editor", STRANGNAS), "PUT", unknown, ""), 404);
        problem(send(as("approver", STRANGNAS), "POST", unknown, "/withdrawals"), 404);
        problem(anonymous().get("/" + collection + "/" + published(other(collection))), 404);
    }

    @Test
    void activityReportsAreNeverDeletedNorPublishedByHand() {
        var report = "/activity-reports/" + published("activity-reports");

        problem(send(as("editor", STRANGNAS), "DELETE", report, ""), 405);
        problem(send(as("archivist", STRANGNAS), "POST", report, "/publications"), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"follow-ups", "activity-reports"})
    void readingNeedsNoTokenButNoBadOneEither(String collection) {
        var foreign = TestTokens.foreign(List.of("editor"), List.of(STRANGNAS));

        assertThat(anonymous().get("/{collection}", collection).statusCode()).isEqualTo(200);
        problem(anonymous().auth().oauth2(foreign).get("/{collection}", collection), 401);
        assertThat(anonymous().get("/promises/{id}/progress", promise).statusCode())
                .isEqualTo(200);
        problem(anonymous().auth().oauth2(foreign).get("/promises/{id}/progress", promise), 401);
    }

    private Response send(RequestSpecification who, String method, String document, String sub) {
        var body = switch (sub) {
            case "/publications" -> "{}";
            case "/withdrawals" -> "{\"explanation\":\"Fel.\"}";
            default ->
                document.startsWith("/follow-ups")
                        ? followUp(promise).toString()
                        : walk(promise).toString();
        };
        return who.header("If-Match", "\"2\"").body(body).request(method, document + sub);
    }

    private String published(String collection) {
        return collection.equals("follow-ups")
                ? FollowUpRequests.published(followUp(promise))
                : created(collection, walk(promise));
    }

    private static String other(String collection) {
        return collection.equals("follow-ups") ? "activity-reports" : "follow-ups";
    }
}
