package se.samverkan.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.followup.FollowUpRequests.as;
import static se.samverkan.followup.FollowUpRequests.confirm;
import static se.samverkan.followup.FollowUpRequests.created;
import static se.samverkan.followup.FollowUpRequests.jointFollowUp;
import static se.samverkan.followup.FollowUpRequests.published;
import static se.samverkan.followup.FollowUpRequests.walk;
import static se.samverkan.followup.FollowUpRequests.withdraw;
import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.STRANGER;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.samverkan.stack.testing.ServiceTest;

/** The links of follow-ups and activity reports name exactly the actions that would succeed. */
@QuarkusTest
@ServiceTest(database = "followup")
class OfferedLinksTest {
    private static final Set<String> ALWAYS = Set.of("self", "collection", "version-history");
    private static final String CONFIRMED = "{\"status\":\"CONFIRMED\"}";

    private enum State {
        DRAFT,
        PUBLISHED,
        CONFIRMED,
        WITHDRAWN,
        REPORTED,
        REPORT_WITHDRAWN
    }

    /** A document in its state, with the body of an edit. */
    private record Subject(String collection, String id, String edit) {
        String path() {
            return "/" + collection + "/" + id;
        }
    }

    private record Attempt(String rel, String method, String below, String body) {}

    private String promise;

    @BeforeEach
    void aPromiseIsPublished() {
        promise = TopicEvents.published("promises", "promise.published.v1");
    }

    @ParameterizedTest
    @EnumSource
    void an_offered_action_succeeds_and_any_other_is_refused(State state) {
        var subject = in(state);
        for (var organisation : List.of(STRANGNAS, POLICE, STRANGER)) {
            for (var role : List.of("editor", "approver", "archivist", "admin")) {
                var etag = as("editor", STRANGNAS).get(subject.path()).header("ETag");
                var links = offered(subject, role, organisation);
                for (var attempt : attempts(subject, organisation)) {
                    var answer = as(role, organisation)
                            .header("If-Match", etag)
                            .body(attempt.body())
                            .request(attempt.method(), subject.path() + attempt.below());
                    assertThat(answer.statusCode() < 300)
                            .as("%s by %s of %s: %s", attempt, role, organisation, answer.asString())
                            .isEqualTo(links.containsKey(attempt.rel()));
                    if (answer.statusCode() < 300) {
                        subject = in(state);
                        etag = as("editor", STRANGNAS).get(subject.path()).header("ETag");
                    } else {
                        assertThat(answer.statusCode()).isIn(403, 404, 405, 409, 410);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DRAFT, editor, delete edit publish",
        "DRAFT, approver, ''",
        "PUBLISHED, editor, edit",
        "PUBLISHED, approver, confirm withdraw",
        "CONFIRMED, approver, confirm withdraw",
        "WITHDRAWN, editor, edit publish",
        "WITHDRAWN, approver, ''",
        "REPORTED, editor, edit",
        "REPORTED, approver, withdraw",
        "REPORT_WITHDRAWN, editor, ''"
    })
    void each_action_is_offered_in_some_state(State state, String role, String expected) {
        var rels =
                offered(in(state), role, STRANGNAS).keySet().stream().sorted().toList();

        assertThat(String.join(" ", rels)).isEqualTo(expected);
    }

    private static Map<String, Map<String, String>> offered(Subject subject, String role, String organisation) {
        var answer = as(role, organisation).get(subject.path());
        if (answer.statusCode() != 200) {
            assertThat(answer.statusCode()).isIn(404, 410);
            return Map.of();
        }
        var links = answer.<Map<String, Map<String, String>>>path("_links");
        assertThat(links).containsKeys(ALWAYS.toArray(String[]::new));
        links.keySet().removeAll(ALWAYS);
        var unknown = new HashSet<>(links.keySet());
        for (var attempt : attempts(subject, organisation)) {
            if (unknown.remove(attempt.rel())) {
                var address = "http://127.0.0.1:8080/samverkan/v1" + subject.path() + attempt.below();
                assertThat(links.get(attempt.rel()))
                        .isEqualTo(Map.of("href", address, "rel", attempt.rel(), "method", attempt.method()));
            }
        }
        assertThat(unknown).isEmpty();
        return links;
    }

    /** The actions of all kinds of documents. */
    private static List<Attempt> attempts(Subject subject, String organisation) {
        var attempts = new ArrayList<Attempt>();
        attempts.add(new Attempt("edit", "PUT", "", subject.edit()));
        attempts.add(new Attempt("delete", "DELETE", "", ""));
        attempts.add(new Attempt("approve", "POST", "/approvals", "{}"));
        attempts.add(new Attempt("publish", "POST", "/publications", "{}"));
        attempts.add(new Attempt("withdraw", "POST", "/withdrawals", "{\"explanation\":\"Fel.\"}"));
        attempts.add(new Attempt("renew", "POST", "/renewals", "{}"));
        attempts.add(new Attempt("confirm", "PUT", "/confirmations/" + organisation, CONFIRMED));
        return attempts;
    }

    private Subject in(State state) {
        var followUp = jointFollowUp(promise);
        return switch (state) {
            case DRAFT -> new Subject("follow-ups", created("follow-ups", followUp), followUp.toString());
            case PUBLISHED, CONFIRMED, WITHDRAWN -> {
                var id = published(followUp);
                if (state == State.CONFIRMED) {
                    assertThat(confirm(as("approver", STRANGNAS), id, STRANGNAS, CONFIRMED)
                                    .statusCode())
                            .isEqualTo(200);
                }
                if (state == State.WITHDRAWN) {
                    assertThat(withdraw("follow-ups", id, "\"2\"").statusCode()).isEqualTo(200);
                }
                yield new Subject("follow-ups", id, followUp.toString());
            }
            case REPORTED, REPORT_WITHDRAWN -> {
                var id = created("activity-reports", walk(promise));
                if (state == State.REPORT_WITHDRAWN) {
                    var etag = as("editor", STRANGNAS)
                            .get("/activity-reports/{id}", id)
                            .header("ETag");
                    assertThat(withdraw("activity-reports", id, etag).statusCode())
                            .isEqualTo(200);
                }
                yield new Subject("activity-reports", id, walk(promise).toString());
            }
        };
    }
}
