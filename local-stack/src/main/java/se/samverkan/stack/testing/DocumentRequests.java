package se.samverkan.stack.testing;

import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.as;
import static se.samverkan.stack.testing.ServiceRequests.etag;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;

/** The requests of a document's life, at the path of one collection. */
public record DocumentRequests(String path) {
    /** Creates a draft and returns its id; its ETag is "1". */
    public String draft(Map<String, Object> document) {
        return as("editor")
                .body(document)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Creates a document and publishes it; its ETag is "2". */
    public String published(Map<String, Object> document) {
        var id = draft(document);
        publish(id, 1).statusCode(200);
        return id;
    }

    public ValidatableResponse replace(String id, int revision, Map<String, Object> document) {
        return as("editor")
                .header("If-Match", etag(revision))
                .body(document)
                .put(at(id))
                .then();
    }

    public ValidatableResponse publish(String id, int revision) {
        return post(as("archivist"), id, "publications", revision, Map.of());
    }

    public ValidatableResponse approve(String id, int revision, String organisation) {
        return post(as("approver", organisation), id, "approvals", revision, Map.of());
    }

    /** Publishes as an editor, who needs the approval of the parties. */
    public ValidatableResponse publishByConsent(String id, int revision) {
        return post(as("editor"), id, "publications", revision, Map.of());
    }

    /** Approves for Strängnäs and for the police, and publishes. */
    public void approveAndPublish(String id, int revision) {
        approve(id, revision, STRANGNAS).statusCode(200);
        approve(id, revision, POLICE).statusCode(200);
        publishByConsent(id, revision).statusCode(200);
    }

    /** Redacts these texts as an admin. */
    public ValidatableResponse redact(String id, int revision, String... pointers) {
        var redaction = Map.of("pointers", List.of(pointers), "reason", "Uppgift om enskild person");
        return post(as("admin"), id, "redactions", revision, redaction);
    }

    public ValidatableResponse withdraw(String id, int revision, String explanation) {
        return post(as("approver"), id, "withdrawals", revision, Map.of("explanation", explanation));
    }

    /** Requests an action on this revision of the document. */
    public ValidatableResponse post(RequestSpecification caller, String id, String action, int revision, Object body) {
        return caller.header("If-Match", etag(revision))
                .body(body)
                .post(at(id) + "/" + action)
                .then();
    }

    public ValidatableResponse read(RequestSpecification reader, String id) {
        return reader.get(at(id)).then();
    }

    public String at(String id) {
        return path + "/" + id;
    }
}
