package se.samverkan.e2e;

import static org.awaitility.Awaitility.await;

import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Someone at a municipality who writes through the gateway, and expects it to go well. */
record ApiEditor(TheSystem system, String municipality) {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PUBLICATION = "{\"changeNote\": \"Publicerad\"}";

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
                 "sources": [{"publisher": "Kommunen", "title": "Sidan om samverkan"}]}""".formatted(title, municipality, municipality);
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
        var published = act("archivist", draft, "publications", PUBLICATION);
        int version = published.path("version");
        await().atMost(PATIENCE)
                .until(
                        () -> system.anyone().get(draft.path()).jsonPath().get("version"),
                        seen -> Integer.valueOf(version).equals(seen));
        return new Written(draft.path(), published.header("ETag"));
    }

    /** Publishes the draft for whoever asks its owner. */
    Written publishUnseen(Written draft) {
        return new Written(
                draft.path(),
                act("archivist", draft, "publications", PUBLICATION).header("ETag"));
    }

    void awaitReadable(Written document) {
        await().atMost(PATIENCE)
                .until(() -> system.anyone().get(document.path()).statusCode(), status -> status == 200);
    }

    Written withdraw(Written document, String explanation) {
        var withdrawn = act("approver", document, "withdrawals", "{\"explanation\": \"" + explanation + "\"}");
        await().atMost(PATIENCE)
                .until(() -> system.anyone().get(document.path()).statusCode(), status -> status == 410);
        return new Written(document.path(), withdrawn.header("ETag"));
    }

    /** Posts a body piece by piece, without saying how long it is, as the JDK's own client does. */
    HttpResponse<String> stream(String path, String body) throws IOException, InterruptedException {
        var token = system.keys().token(List.of("editor"), List.of("municipality:" + municipality));
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(system.address() + path))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    /** Everything that the owners of agreements and follow-ups have of the municipality, drafts too. */
    List<Object> everything() {
        return Stream.of("agreements", "follow-ups")
                .flatMap(collection -> as("editor")
                        .get("/" + collection + "?limit=100&municipality=" + municipality)
                        .jsonPath()
                        .getList("items")
                        .stream())
                .toList();
    }

    private ExtractableResponse<Response> act(String role, Written document, String act, String body) {
        return as(role).contentType("application/json")
                .header("If-Match", document.etag())
                .body(body)
                .post(document.path() + "/" + act)
                .then()
                .statusCode(200)
                .extract();
    }
}
