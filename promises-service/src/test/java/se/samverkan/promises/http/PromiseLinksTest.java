package se.samverkan.promises.http;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.promises.PromiseRequests.PROMISES;
import static se.samverkan.promises.PromiseRequests.promise;
import static se.samverkan.stack.testing.ServiceRequests.EKERO;
import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.as;
import static se.samverkan.stack.testing.ServiceRequests.parties;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.samverkan.promises.PromiseTopic;
import se.samverkan.stack.testing.ServiceTest;

/** The links of a promise name exactly the actions that would succeed for this caller in this state. */
@QuarkusTest
@ServiceTest(database = "promises")
class PromiseLinksTest {
    private static final String PUBLIC = "http://127.0.0.1:8080";
    private static final Set<Integer> REFUSALS = Set.of(403, 404, 409, 410, 422);

    /** The actions on a promise with their paths and bodies. */
    private enum Transition {
        edit("PUT", ""),
        delete("DELETE", ""),
        approve("POST", "/approvals"),
        publish("POST", "/publications"),
        withdraw("POST", "/withdrawals"),
        renew("POST", "/renewals");

        final String method;
        final String below;

        Transition(String method, String below) {
            this.method = method;
            this.below = below;
        }

        List<Map<String, Object>> bodies(List<String> organisations) {
            return switch (this) {
                case edit -> List.of(promise("Ändrat", "parties", parties(STRANGNAS, POLICE, EKERO)));
                case approve ->
                    organisations.stream()
                            .map(party -> Map.<String, Object>of("partyId", party))
                            .toList();
                case publish -> List.of(Map.of(), Map.of("basis", "ARCHIVE"));
                case withdraw -> List.of(Map.of("explanation", "Skäl"));
                case delete, renew -> List.of(Map.of());
            };
        }
    }

    private record Caller(List<String> roles, List<String> organisations) {
        static List<Caller> all() {
            var everyRole = List.of("editor", "approver", "archivist", "admin");
            return Stream.concat(
                            Stream.of(STRANGNAS, POLICE, EKERO)
                                    .flatMap(party ->
                                            everyRole.stream().map(role -> new Caller(List.of(role), List.of(party)))),
                            Stream.of(
                                    new Caller(List.of(), List.of(STRANGNAS)),
                                    new Caller(everyRole, List.of()),
                                    new Caller(everyRole, List.of(STRANGNAS)),
                                    new Caller(everyRole, List.of(STRANGNAS, POLICE))))
                    .toList();
        }

        RequestSpecification request() {
            return as(roles, organisations.toArray(String[]::new));
        }

        Set<String> offered(String id) {
            var response = request().get(PROMISES.at(id));
            if (response.statusCode() != 200) {
                assertThat(response.statusCode()).isIn(404, 410);
                return Set.of();
            }
            var links = response.<Map<String, Map<String, String>>>path("_links");
            var offered = new TreeSet<>(links.keySet());
            assertThat(offered).contains("self", "collection", "version-history");
            offered.removeAll(Set.of("self", "collection", "version-history"));
            for (var rel : offered) {
                var transition = Transition.valueOf(rel);
                assertThat(links.get(rel))
                        .isEqualTo(Map.of(
                                "rel",
                                rel,
                                "method",
                                transition.method,
                                "href",
                                PUBLIC + PROMISES.at(id) + transition.below));
            }
            return offered;
        }

        /** Whether any of the possible bodies succeeds; a success changes the state of the promise. */
        boolean succeeds(Transition transition, String id, String etag) {
            return transition.bodies(organisations).stream().anyMatch(body -> {
                var response = request()
                        .header("If-Match", etag)
                        .body(body)
                        .request(transition.method, PROMISES.at(id) + transition.below);
                if (response.statusCode() >= 300) {
                    assertThat(response.statusCode()).isIn(REFUSALS);
                }
                return response.statusCode() < 300;
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_offered_succeeds_and_what_is_not_is_refused(PromiseState state) {
        var id = state.create();
        var etag = as("editor").get(PROMISES.at(id)).header("ETag");
        for (var caller : Caller.all()) {
            var offered = caller.offered(id);
            for (var transition : Transition.values()) {
                var succeeds = caller.succeeds(transition, id, etag);
                assertThat(succeeds)
                        .as("%s by %s, offered %s", transition, caller, offered)
                        .isEqualTo(offered.contains(transition.name()));
                if (succeeds) {
                    // A refused request leaves the promise unchanged.
                    id = state.create();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DRAFT, editor, delete edit",
        "DRAFT, approver, approve",
        "DRAFT, archivist, delete edit publish",
        "DRAFT, admin, ''",
        "DRAFT_WITHOUT_SOURCE, archivist, delete edit",
        "APPROVED_BY_ONE, approver, ''",
        "APPROVED, editor, delete edit publish",
        "PUBLISHED, editor, edit renew",
        "PUBLISHED, approver, withdraw",
        "EDITED, editor, edit renew",
        "EDITED, approver, approve withdraw",
        "EDITED_AND_APPROVED, editor, edit publish renew",
        "WITHDRAWN, approver, approve",
        "WITHDRAWN, editor, edit",
        "SUCCESSOR_THAT_FORGETS_A_COMMITMENT, editor, delete edit"
    })
    void each_is_offered_when_it_is_time(PromiseState state, String role, String expected) {
        var offered = new Caller(List.of(role), List.of(STRANGNAS)).offered(state.create());

        assertThat(String.join(" ", offered)).isEqualTo(expected);
    }

    @Test
    void the_answer_to_a_change_offers_what_comes_next() {
        var id = PROMISES.draft(promise("Steg för steg"));
        PROMISES.approve(id, 1, STRANGNAS).statusCode(200);

        var links = as(List.of("approver", "editor"), POLICE)
                .header("If-Match", "\"1\"")
                .body(Map.of())
                .post(PROMISES.at(id) + "/approvals")
                .<Map<String, Object>>path("_links");
        assertThat(links).containsKeys("publish", "edit", "delete").doesNotContainKeys("approve", "withdraw");
    }

    @Test
    void nothing_is_offered_to_the_public_and_in_lists() {
        var id = PromiseState.PUBLISHED.create();

        for (var reader : List.of(anonymous(), as("editor", EKERO))) {
            assertThat(reader.get(PROMISES.at(id)).<Map<String, Object>>path("_links"))
                    .containsOnlyKeys("self", "collection", "version-history");
        }
        var drafts = as("editor").queryParam("status", "DRAFT").get(PROMISES.path());
        assertThat(drafts.<List<Map<String, Object>>>path("items._links"))
                .isNotEmpty()
                .allSatisfy(links -> assertThat(links).containsOnlyKeys("self", "collection", "version-history"));
        assertThat(anonymous().get(PROMISES.at(id) + "/versions/1").asString()).doesNotContain("_links");
        assertThat(PromiseTopic.eventsOf(id))
                .isNotEmpty()
                .noneMatch(event -> event.value().contains("_links"));
    }
}
