package se.samverkan.e2e;

import static org.awaitility.Awaitility.await;

import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;

/** Someone at a municipality who writes through the gateway, and expects it to go well. */
record Clerk(TheSystem system, String municipality) {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Where a document stands: its path and the entity tag of its newest revision. */
    record Written(String path, String etag) {
        String id() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    RequestSpecification as(String role) {
        return system.as(role, "municipality:" + municipality);
    }

    /** An agreement that may be published, with the title and nothing more than is needed. */
    String agreement(String title) {
        return """
                {"title": "%s", "municipalities": ["%s"], "parties": [{"id": "municipality:%s"}],
                 "sources": [{"publisher": "Kommunen", "title": "Sidan om samverkan"}]}"""
                .formatted(title, municipality, municipality);
    }

    /** The same, with more members: each as "name": value. */
    String document(String title, String members) {
        return agreement(title).replaceFirst("\\{", "{" + members.replace("$", "\\$") + ", ");
    }

    Written draft(String collection, String body) {
        var created = as("archivist")
                .contentType("application/json")
                .body(body)
                .post("/" + collection)
                .then()
                .statusCode(201)
                .extract();
        return new Written("/" + collection + "/" + created.path("id"), created.header("ETag"));
    }

    Written edit(Written document, String body) {
        var edited = as("archivist")
                .contentType("application/json")
                .header("If-Match", document.etag())
                .body(body)
                .put(document.path())
                .then()
                .statusCode(200)
                .extract();
        return new Written(document.path(), edited.header("ETag"));
    }

    /** Publishes the draft and waits until everybody can read that version of it. */
    Written publish(Written draft) {
        var published = act("archivist", draft, "publications", "{\"changeNote\": \"Publicerad\"}");
        int version = published.path("version");
        await().atMost(PATIENCE)
                .until(() -> system.anyone().get(draft.path()).jsonPath().get("version"), seen -> Integer.valueOf(version)
                        .equals(seen));
        return new Written(draft.path(), published.header("ETag"));
    }

    Written withdraw(Written document, String explanation) {
        var withdrawn = act("approver", document, "withdrawals", "{\"explanation\": \"" + explanation + "\"}");
        await().atMost(PATIENCE).until(() -> system.anyone().get(document.path()).statusCode(), status -> status == 410);
        return new Written(document.path(), withdrawn.header("ETag"));
    }

    private ExtractableResponse<Response> act(String role, Written document, String act, String body) {
        return as(role)
                .contentType("application/json")
                .header("If-Match", document.etag())
                .body(body)
                .post(document.path() + "/" + act)
                .then()
                .statusCode(200)
                .extract();
    }
}
