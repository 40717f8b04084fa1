package se.samverkan.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.followup.FollowUpRequests.UNKNOWN;
import static se.samverkan.followup.FollowUpRequests.anonymous;
import static se.samverkan.followup.FollowUpRequests.as;
import static se.samverkan.followup.FollowUpRequests.created;
import static se.samverkan.followup.FollowUpRequests.followUp;
import static se.samverkan.followup.FollowUpRequests.json;
import static se.samverkan.followup.FollowUpRequests.walk;
import static se.samverkan.followup.FollowUpRequests.withdraw;
import static se.samverkan.stack.testing.ServiceRequests.STRANGER;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.problem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.stack.testing.ServiceTest;
import se.samverkan.stack.testing.TestTokens;

/** The response of every operation on follow-ups and activity reports to every caller in every relevant state. */
@QuarkusTest
@ServiceTest(database = "followup")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {
    private static final List<String> EVERY_ROLE = List.of("editor", "approver", "archivist", "admin");

    private final String promise = TopicEvents.published("promises", "promise.published.v1");
    private final List<String> badTokens = List.of(
            TestTokens.expired(EVERY_ROLE, List.of(STRANGNAS)), TestTokens.foreign(EVERY_ROLE, List.of(STRANGNAS)));

    /** A document that a cell of the matrix may change, at the revision that the cell names. */
    private record Case(String path, String etag) {}

    /** NOBODY has every role for no organisation, STRANGER every role for an organisation that is no party. */
    @ParameterizedTest(name = "{2}, {1}, {0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            collection,       state,     operation,                          anonymous, nobody, stranger, editor, approver, archivist, admin
            follow-ups,       none,      GET,                                200,       200,    200,      200,    200,      200,       200
            follow-ups,       none,      POST,                               401,       403,    403,      201,    403,      201,       403
            follow-ups,       draft,     GET,                                404,       404,    404,      200,    200,      200,       200
            follow-ups,       draft,     PUT,                                401,       404,    404,      200,    403,      200,       403
            follow-ups,       draft,     DELETE,                             401,       404,    404,      204,    403,      204,       403
            follow-ups,       draft,     POST publications,                  401,       404,    404,      200,    403,      200,       403
            follow-ups,       draft,     PUT confirmations/municipality:0486, 401,      404,    404,      403,    409,      403,       403
            follow-ups,       draft,     POST withdrawals,                   401,       404,    404,      403,    409,      403,       403
            follow-ups,       draft,     GET versions,                       404,       404,    404,      200,    200,      200,       200
            follow-ups,       draft,     GET versions/1,                     404,       404,    404,      404,    404,      404,       404
            follow-ups,       draft,     GET versions/1/changes,             404,       404,    404,      404,    404,      404,       404
            follow-ups,       draft,     POST redactions,                    401,       404,    404,      403,    403,      403,       409
            follow-ups,       draft,     GET audit-entries,                  401,       404,    404,      403,    403,      403,       200
            follow-ups,       published, GET,                                200,       200,    200,      200,    200,      200,       200
            follow-ups,       published, PUT,                                401,       403,    403,      200,    403,      200,       403
            follow-ups,       published, DELETE,                             401,       403,    403,      409,    403,      409,       403
            follow-ups,       published, POST publications,                  401,       403,    403,      409,    403,      409,       403
            follow-ups,       published, PUT confirmations/municipality:0486, 401,      403,    403,      403,    200,      403,       403
            follow-ups,       published, POST withdrawals,                   401,       403,    403,      403,    200,      403,       403
            follow-ups,       published, GET versions,                       200,       200,    200,      200,    200,      200,       200
            follow-ups,       published, GET versions/1,                     200,       200,    200,      200,    200,      200,       200
            follow-ups,       published, GET versions/1/changes,             200,       200,    200,      200,    200,      200,       200
            follow-ups,       published, POST redactions,                    401,       403,    403,      403,    403,      403,       200
            follow-ups,       published, GET audit-entries,                  401,       403,    403,      403,    403,      403,       200
            follow-ups,       withdrawn, GET,                                410,       410,    410,      200,    200,      200,       200
            follow-ups,       withdrawn, PUT,                                401,       410,    410,      200,    403,      200,       403
            follow-ups,       withdrawn, POST publications,                  401,       410,    410,      200,    403,      200,       403
            follow-ups,       withdrawn, POST withdrawals,                   401,       410,    410,      403,    409,      403,       403
            follow-ups,       withdrawn, GET versions/1,                     410,       410,    410,      200,    200,      200,       200
            follow-ups,       withdrawn, POST redactions,                    401,       410,    410,      403,    403,      403,       200
            follow-ups,       withdrawn, GET audit-entries,                  401,       410,    410,      403,    403,      403,       200
            activity-reports, none,      GET,                                200,       200,    200,      200,    200,      200,       200
            activity-reports, none,      POST,                               401,       403,    403,      201,    403,      201,       403
            activity-reports, published, GET,                                200,       200,    200,      200,    200,      200,       200
            activity-reports, published, PUT,                                401,       403,    403,      200,    403,      200,       403
            activity-reports, published, DELETE,                             405,       405,    405,      405,    405,      405,       405
            activity-reports, published, POST publications,                  404,       404,    404,      404,    404,      404,       404
            activity-reports, published, PUT confirmations/municipality:0486, 404,      404,    404,      404,    404,      404,       404
            activity-reports, published, POST withdrawals,                   401,       403,    403,      403,    200,      403,       403
            activity-reports, published, GET versions,                       200,       200,    200,      200,    200,      200,       200
            activity-reports, published, GET versions/1,                     200,       200,    200,      200,    200,      200,       200
            activity-reports, published, GET versions/1/changes,             200,       200,    200,      200,    200,      200,       200
            activity-reports, published, POST redactions,                    401,       403,    403,      403,    403,      403,       200
            activity-reports, published, GET audit-entries,                  401,       403,    403,      403,    403,      403,       200
            activity-reports, withdrawn, GET,                                410,       410,    410,      200,    200,      200,       200
            activity-reports, withdrawn, PUT,                                401,       410,    410,      409,    403,      409,       403
            activity-reports, withdrawn, GET versions/1,                     410,       410,    410,      200,    200,      200,       200
            """)
    void every_operation_has_the_expected_status_for_every_caller(ArgumentsAccessor row) {
        var operation = row.getString(2);
        var document = document(row.getString(0), row.getString(1));
        for (var bad : badTokens) {
            var refused = send(anonymous().auth().oauth2(bad), operation, document);
            problem(refused, 401);
            assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
        }
        var callers = List.of(
                anonymous(),
                anonymous().auth().oauth2(TestTokens.token(EVERY_ROLE, List.of())),
                anonymous().auth().oauth2(TestTokens.token(EVERY_ROLE, List.of(STRANGER))),
                as("editor", STRANGNAS),
                as("approver", STRANGNAS),
                as("archivist", STRANGNAS),
                as("admin", STRANGNAS));
        for (int i = 0; i < callers.size(); i++) {
            int status = row.getInteger(i + 3);
            var answer = send(callers.get(i), operation, document);
            if (status >= 400) {
                problem(answer, status);
            } else {
                assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
                // Refused requests before this one had no effect, or the revision would differ.
                document = operation.startsWith("GET") ? document : document(row.getString(0), row.getString(1));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"follow-ups", "activity-reports"})
    void a_token_without_organisations_reads_the_public_view(String collection) {
        var document = document(collection, "published").path();
        var draft = created("follow-ups", followUp(promise));
        var nobody = TestTokens.token(EVERY_ROLE, List.of());

        assertThat(json(anonymous().auth().oauth2(nobody).get(document).asString()))
                .isEqualTo(json(anonymous().get(document).asString()));
        var list = anonymous().auth().oauth2(nobody).queryParam("limit", 100).get("/{collection}", collection);
        assertThat(list.<List<String>>path("items.id")).doesNotContain(draft);
        assertThat(json(list.asString()))
                .isEqualTo(json(anonymous()
                        .queryParam("limit", 100)
                        .get("/{collection}", collection)
                        .asString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"follow-ups", "activity-reports"})
    void an_unknown_document_is_not_found(String collection) {
        var unknown = new Case("/" + collection + "/" + UNKNOWN, "\"1\"");
        problem(send(anonymous(), "GET", unknown), 404);
        problem(send(as("editor", STRANGNAS), "PUT", unknown), 404);
        problem(send(as("approver", STRANGNAS), "POST withdrawals", unknown), 404);
        problem(send(as("admin", STRANGNAS), "POST redactions", unknown), 404);
        problem(send(as("admin", STRANGNAS), "GET audit-entries", unknown), 404);
        problem(send(anonymous(), "GET versions", unknown), 404);
        var other = collection.equals("follow-ups") ? "activity-reports" : "follow-ups";
        var inOther = document(other, "published").path().replace(other, collection);
        problem(anonymous().get(inOther), 404);
        problem(anonymous().get(inOther + "/versions"), 404);
    }

    @Test
    void reading_progress_needs_no_token_but_refuses_an_invalid_one() {
        assertThat(anonymous().get("/promises/{id}/progress", promise).statusCode())
                .isEqualTo(200);
        for (var bad : badTokens) {
            problem(anonymous().auth().oauth2(bad).get("/promises/{id}/progress", promise), 401);
        }
    }

    private Case document(String collection, String state) {
        if (state.equals("none")) {
            return new Case("/" + collection, "\"1\"");
        }
        var isFollowUp = collection.equals("follow-ups");
        var id = isFollowUp && !state.equals("draft")
                ? FollowUpRequests.published(followUp(promise))
                : created(collection, isFollowUp ? followUp(promise) : walk(promise));
        if (state.equals("withdrawn")) {
            assertThat(withdraw(collection, id, "\"2\"").statusCode()).isEqualTo(200);
        }
        int revision = List.of("", "draft", "published", "withdrawn").indexOf(state);
        return new Case("/" + collection + "/" + id, "\"" + revision + "\"");
    }

    private Response send(RequestSpecification who, String operation, Case document) {
        var method = operation.replaceFirst(" .*", "");
        var below = operation.substring(method.length()).replace(' ', '/');
        var body = switch (below.replaceFirst("^(/[a-z-]+).*", "$1")) {
            case "/publications" -> "{}";
            case "/confirmations" -> "{\"status\":\"CONFIRMED\"}";
            case "/withdrawals" -> "{\"explanation\":\"Fel.\"}";
            case "/redactions" -> "{\"pointers\":[\"/parties/0/name\"],\"reason\":\"Uppgift om enskild person\"}";
            default ->
                document.path().startsWith("/follow-ups")
                        ? followUp(promise).toString()
                        : walk(promise).toString();
        };
        var request = method.equals("GET")
                ? who
                : who.header("If-Match", document.etag()).body(body);
        return request.request(method, document.path() + below);
    }
}
