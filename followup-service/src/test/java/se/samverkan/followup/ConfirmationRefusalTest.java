package se.samverkan.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.followup.FollowUpRequests.UNKNOWN;
import static se.samverkan.followup.FollowUpRequests.anonymous;
import static se.samverkan.followup.FollowUpRequests.as;
import static se.samverkan.followup.FollowUpRequests.confirm;
import static se.samverkan.followup.FollowUpRequests.created;
import static se.samverkan.followup.FollowUpRequests.followUp;
import static se.samverkan.followup.FollowUpRequests.jointFollowUp;
import static se.samverkan.followup.FollowUpRequests.publish;
import static se.samverkan.followup.FollowUpRequests.published;
import static se.samverkan.followup.FollowUpRequests.withdraw;
import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.STRANGER;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.pointers;
import static se.samverkan.stack.testing.ServiceRequests.problem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.stack.testing.ServiceTest;
import se.samverkan.stack.testing.TestTokens;

/** Confirmations that are denied: for another party, of unpublished content, or without a revision. */
@QuarkusTest
@ServiceTest(database = "followup")
class ConfirmationRefusalTest {
    private static final String CONFIRMED = "{\"status\":\"CONFIRMED\"}";

    private final String promise = TopicEvents.published("promises", "promise.published.v1");
    private String id;

    @BeforeEach
    void theMunicipalityPublishesAlone() {
        id = created("follow-ups", jointFollowUp(promise));
        assertThat(publish("editor", id, "\"1\"", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void only_an_approver_of_the_party_speaks_for_it() {
        problem(confirm(anonymous(), id, STRANGNAS, CONFIRMED), 401);
        for (var role : List.of("editor", "archivist", "admin")) {
            problem(confirm(as(role, STRANGNAS), id, STRANGNAS, CONFIRMED), 403);
        }
        var others = problem(confirm(as("approver", STRANGNAS), id, POLICE, CONFIRMED), 403);
        assertThat(others.getString("detail")).contains("does not speak for police:polismyndigheten");
        problem(confirm(as("approver", POLICE), id, STRANGNAS, CONFIRMED), 403);
        problem(confirm(as("approver", STRANGNAS), id, "nobody", CONFIRMED), 403);
        problem(confirm(as("approver", STRANGER), id, STRANGER, CONFIRMED), 403);
        problem(confirm(as("approver", STRANGER), id, STRANGNAS, CONFIRMED), 403);

        assertThat(statuses()).containsExactly("PENDING", "PENDING");
    }

    @Test
    void a_party_that_is_not_on_the_version_is_not_found() {
        var both = TestTokens.token(List.of("approver"), List.of(STRANGNAS, STRANGER));

        var refused = problem(confirm(anonymous().auth().oauth2(both), id, STRANGER, CONFIRMED), 404);

        assertThat(refused.getString("detail")).isEqualTo("municipality:0163 is no party of version 1");
    }

    @Test
    void a_party_of_the_working_copy_alone_is_not_found_yet() {
        var own = published(followUp(promise));
        problem(confirm(as("approver", POLICE), own, POLICE, CONFIRMED), 403);
        var edited = as("editor", STRANGNAS)
                .header("If-Match", "\"2\"")
                .body(jointFollowUp(promise).toString())
                .put("/follow-ups/{id}", own);
        assertThat(edited.statusCode()).as(edited.asString()).isEqualTo(200);

        problem(confirmAt(own, "\"3\""), 404);

        assertThat(publish(own, "\"3\"").statusCode()).isEqualTo(200);
        assertThat(confirmAt(own, "\"4\"").statusCode()).isEqualTo(200);
    }

    @Test
    void only_what_is_published_can_be_confirmed() {
        var draft = created("follow-ups", jointFollowUp(promise));
        problem(confirmAt(draft, "\"1\""), 409);
        problem(confirm(as("approver", STRANGER), draft, STRANGER, CONFIRMED), 404);
        problem(confirm(as("approver", STRANGNAS), UNKNOWN, STRANGNAS, CONFIRMED), 404);

        assertThat(withdraw("follow-ups", id, "\"2\"").statusCode()).isEqualTo(200);

        var refused = problem(confirmAt(id, "\"3\""), 409);
        assertThat(refused.getString("detail")).isEqualTo("Only what is published can be confirmed; this is WITHDRAWN");
        problem(confirm(as("approver", STRANGER), id, STRANGER, CONFIRMED), 410);
    }

    @Test
    void a_confirmation_names_its_revision() {
        var without =
                as("approver", POLICE).body(CONFIRMED).put("/follow-ups/{id}/confirmations/{partyId}", id, POLICE);
        var stale = confirmAt(id, "\"1\"");

        for (var refused : List.of(without, stale)) {
            problem(refused, refused == without ? 428 : 412);
            assertThat(refused.header("ETag")).isEqualTo("\"2\"");
        }
        assertThat(statuses()).containsExactly("PENDING", "PENDING");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"status":"AGREED"}                  | /status
            {"status":null}                      | /status
            {"comment":"Vi delar bilden."}       | /status
            {"status":1}                         | /status
            {"status":"CONFIRMED","comment":[]}  | /comment
            {"status":"CONFIRMED","at":"2026"}   | /at
            """)
    void an_invalid_confirmation_is_refused_with_its_pointer(String body, String pointer) {
        assertThat(pointers(confirm(as("approver", POLICE), id, POLICE, body), 400))
                .containsExactly(pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{"})
    void a_confirmation_without_a_body_is_refused(String body) {
        problem(confirm(as("approver", POLICE), id, POLICE, body), 400);
        assertThat(statuses()).containsExactly("PENDING", "PENDING");
    }

    @Test
    void a_comment_has_at_most_two_thousand_characters() {
        var longest = "{\"status\":\"DISSENTED\",\"comment\":\"%s\"}";

        assertThat(pointers(confirm(as("approver", POLICE), id, POLICE, longest.formatted("å".repeat(2001))), 400))
                .containsExactly("/comment");
        assertThat(confirm(as("approver", POLICE), id, POLICE, longest.formatted("å".repeat(2000)))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void an_editor_publishes_by_consent_and_an_archivist_from_the_archive() {
        var archived = published(jointFollowUp(promise));

        assertThat(basis(id)).isEqualTo("APPROVED");
        assertThat(basis(archived)).isEqualTo("ARCHIVE");
        var draft = created("follow-ups", jointFollowUp(promise));
        problem(publish("editor", draft, "\"1\"", "{\"basis\":\"ARCHIVE\"}"), 403);
        var edited = as("archivist", STRANGNAS)
                .header("If-Match", "\"2\"")
                .body(jointFollowUp(promise).put("conclusion", "Ändrad.").toString())
                .put("/follow-ups/{id}", id);
        assertThat(edited.statusCode()).as(edited.asString()).isEqualTo(200);
        problem(publish("archivist", id, "\"3\"", "{\"basis\":\"ARCHIVE\"}"), 409);
        assertThat(publish(id, "\"3\"").statusCode()).isEqualTo(200);
        assertThat(anonymous().get("/follow-ups/{id}/versions", id).<String>path("items[1].basis"))
                .isEqualTo("APPROVED");
    }

    private static Response confirmAt(String followUp, String ifMatch) {
        return as("approver", POLICE)
                .header("If-Match", ifMatch)
                .body(CONFIRMED)
                .put("/follow-ups/{id}/confirmations/{partyId}", followUp, POLICE);
    }

    private static String basis(String followUp) {
        return anonymous().get("/follow-ups/{id}/versions", followUp).path("items[0].basis");
    }

    private List<String> statuses() {
        return anonymous().get("/follow-ups/{id}", id).path("confirmations.status");
    }
}
