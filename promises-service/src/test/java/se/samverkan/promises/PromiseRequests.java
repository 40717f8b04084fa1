package se.samverkan.promises;

import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.as;
import static se.samverkan.stack.testing.ServiceRequests.etag;
import static se.samverkan.stack.testing.ServiceRequests.parties;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The requests of the tests: the callers, the promises that they send and the steps of a promise's life. */
public final class PromiseRequests {
    public static final String PROMISES = "/samverkan/v1/promises";

    private PromiseRequests() {}

    /** A promise of Strängnäs and the police that can be published. */
    public static Map<String, Object> promise(String title) {
        var promise = new HashMap<String, Object>();
        promise.put("title", title);
        promise.put("municipalities", List.of("0486"));
        promise.put("parties", parties(STRANGNAS, POLICE));
        promise.put("sources", List.of(Map.of("publisher", "Strängnäs kommun", "title", "Samverkan kommun och Polis")));
        return promise;
    }

    /** The same promise with one member added or replaced. */
    public static Map<String, Object> promise(String title, String member, Object value) {
        var promise = promise(title);
        promise.put(member, value);
        return promise;
    }

    public static Map<String, Object> promiseWithRepresentatives(String title, String... names) {
        return promise(
                title,
                "representatives",
                Stream.of(names).map(name -> Map.of("name", name)).toList());
    }

    /** A promise that renews another one. */
    public static Map<String, Object> successor(String title, String renews, Object... commitments) {
        var promise = promise(title, "renews", renews);
        promise.put("commitments", List.of(commitments));
        return promise;
    }

    /** A commitment that continues one of the predecessor, under the same id. */
    public static Map<String, Object> carried(String promiseId, String commitmentId, String text) {
        var from = Map.of("promiseId", promiseId, "commitmentId", commitmentId);
        return Map.of("id", commitmentId, "text", text, "carriedOverFrom", from);
    }

    /** Creates a draft and returns its id; its ETag is "1". */
    public static String draft(Map<String, Object> promise) {
        return as("editor")
                .body(promise)
                .post(PROMISES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Creates a promise and publishes it; its ETag is "2". */
    public static String published(Map<String, Object> promise) {
        var id = draft(promise);
        publish(id, 1).statusCode(200);
        return id;
    }

    public static ValidatableResponse replace(String id, int revision, Map<String, Object> promise) {
        return as("editor")
                .header("If-Match", etag(revision))
                .body(promise)
                .put(at(id))
                .then();
    }

    public static ValidatableResponse publish(String id, int revision) {
        return post(as("archivist"), id, "publications", revision, Map.of());
    }

    public static ValidatableResponse approve(String id, int revision, String organisation) {
        return post(as("approver", organisation), id, "approvals", revision, Map.of());
    }

    /** Publishes as an editor, who needs the approval of the parties. */
    public static ValidatableResponse publishByConsent(String id, int revision) {
        return post(as("editor"), id, "publications", revision, Map.of());
    }

    /** Approves for Strängnäs and for the police, and publishes. */
    public static void approveAndPublish(String id, int revision) {
        approve(id, revision, STRANGNAS).statusCode(200);
        approve(id, revision, POLICE).statusCode(200);
        publishByConsent(id, revision).statusCode(200);
    }

    /** Redacts these texts as an admin. */
    public static ValidatableResponse redact(String id, int revision, String... pointers) {
        var redaction = Map.of("pointers", List.of(pointers), "reason", "Uppgift om enskild person");
        return post(as("admin"), id, "redactions", revision, redaction);
    }

    public static ValidatableResponse renew(String id, int revision, Map<String, Object> renewal) {
        return post(as("editor"), id, "renewals", revision, renewal);
    }

    public static ValidatableResponse withdraw(String id, int revision, String explanation) {
        return post(as("approver"), id, "withdrawals", revision, Map.of("explanation", explanation));
    }

    /** Requests an action on this revision of the promise. */
    public static ValidatableResponse post(
            RequestSpecification caller, String id, String action, int revision, Object body) {
        return caller.header("If-Match", etag(revision))
                .body(body)
                .post(at(id) + "/" + action)
                .then();
    }

    public static ValidatableResponse read(RequestSpecification reader, String id) {
        Response answer = reader.get(at(id));
        return answer.then();
    }

    public static String at(String id) {
        return PROMISES + "/" + id;
    }
}
