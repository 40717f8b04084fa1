package se.samverkan.e2e.cases;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;

/** A document of a real page, as its first party sends it. */
record CaseFile(SystemUnderTest system, String collection, ObjectNode document) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static CaseFile of(SystemUnderTest system, String name) {
        try (var file = CaseFile.class.getResourceAsStream("/cases/" + name + ".json")) {
            var read = JSON.readTree(file);
            return new CaseFile(system, read.path("kind").asText(), (ObjectNode) read.path("doc"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The follow-up of a promise. */
    CaseFile about(String promiseId) {
        var changed = document.deepCopy();
        if (collection.equals("activity-reports")) {
            changed.put("promiseId", promiseId);
        } else {
            changed.withObject("/subject").put("id", promiseId);
        }
        return new CaseFile(system, collection, changed);
    }

    /** The document with one member replaced; the value is JSON. */
    CaseFile with(String pointer, String value) {
        var changed = document.deepCopy();
        var last = pointer.lastIndexOf('/');
        var parent = changed.at(pointer.substring(0, last));
        ((ObjectNode) parent).set(pointer.substring(last + 1), tree(value));
        return new CaseFile(system, collection, changed);
    }

    Response post() {
        return as("archivist")
                .body(document.toString())
                .post("/" + collection + (collection.equals("activity-reports") ? "" : "?allowDuplicate=true"));
    }

    /** Creates the document, publishes it where that is an action of its own, and returns its id. */
    String publish() {
        var created = post().then().statusCode(201).extract();
        String id = created.path("id");
        if (!collection.equals("activity-reports")) {
            as("archivist")
                    .header("If-Match", created.header("ETag"))
                    .body("{}")
                    .post("/" + collection + "/" + id + "/publications")
                    .then()
                    .statusCode(200);
        }
        await().atMost(ApiEditor.TIMEOUT)
                .until(() -> system.anyone().get("/" + collection + "/" + id).statusCode(), status -> status == 200);
        return id;
    }

    /** Publishes this document as the next version of the one with the id. */
    void publishNext(String id) {
        var path = "/" + collection + "/" + id;
        var edited = as("archivist")
                .header("If-Match", as("archivist").get(path).header("ETag"))
                .body(document.toString())
                .put(path)
                .then()
                .statusCode(200)
                .extract();
        int version = as("archivist")
                .header("If-Match", edited.header("ETag"))
                .body("{}")
                .post(path + "/publications")
                .then()
                .statusCode(200)
                .extract()
                .path("version");
        await().atMost(ApiEditor.TIMEOUT).until(() -> read(id).path("version").asInt(), seen -> seen == version);
    }

    /** The document as everybody reads it. */
    JsonNode read(String id) {
        return tree(system.anyone().get("/" + collection + "/" + id).asString());
    }

    private RequestSpecification as(String role) {
        var party = document.path("parties").path(0).path("id").asText();
        return system.as(role, party).contentType("application/json");
    }

    /** The progress of a promise, once it has taken in what was published. */
    static JsonNode progress(SystemUnderTest system, String promiseId, String awaited) {
        var answer = await().atMost(ApiEditor.TIMEOUT)
                .until(
                        () -> system.anyone()
                                .get("/promises/" + promiseId + "/progress")
                                .asString(),
                        body -> body.contains(awaited));
        return tree(answer);
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
