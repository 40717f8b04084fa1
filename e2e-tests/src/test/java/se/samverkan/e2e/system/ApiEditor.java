package se.samverkan.e2e.system;

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

/** An editor of a municipality, who writes through the gateway; each request must succeed. */
public record ApiEditor(SystemUnderTest system, String municipality) {
    public static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String PUBLICATION = "{\"changeNote\": \"Publicerad\"}";

    /** The path of a document and the entity tag of its latest revision. */
    public record Revision(String path, String etag) {
        public String id() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    public RequestSpecification as(String role) {
        return system.as(role, "municipality:" + municipality);
    }

    /** A request that changes a document: a JSON body for its latest revision. */
    public RequestSpecification change(String role, Revision document, String body) {
        return as(role).contentType("application/json")
                .header("If-Match", document.etag())
                .body(body);
    }

    /** A publishable agreement with the title and the required members only. */
    public String agreement(String title) {
        return """
            {"title": "%s", "municipalities": ["%s"], "parties": [{"id": "municipality:%s"}],
             "sources": [{"publisher": "Kommunen", "title": "Sidan om samverkan"}]}\
            """.formatted(title, municipality, municipality);
    }

    /** The same with more members, each as "name": value. */
    public String document(String title, String members) {
        return agreement(title).replaceFirst("\\{", "{" + members.replace("$", "\\$") + ", ");
    }

    public Revision draft(String collection, String body) {
        var created = as("archivist")
                .contentType("application/json")
                .body(body)
                .post("/" + collection)
                .then()
                .statusCode(201)
                .extract();
        return new Revision("/" + collection + "/" + created.path("id"), created.header("ETag"));
    }

    public Revision edit(Revision document, String body) {
        var edited = change("archivist", document, body)
                .put(document.path())
                .then()
                .statusCode(200)
                .extract();
        return new Revision(document.path(), edited.header("ETag"));
    }

    /** Publishes the draft and waits until its version is public. */
    public Revision publish(Revision draft) {
        var published = act("archivist", draft, "publications", PUBLICATION);
        int version = published.path("version");
        await().atMost(TIMEOUT)
                .until(
                        () -> system.anyone().get(draft.path()).jsonPath().get("version"),
                        seen -> Integer.valueOf(version).equals(seen));
        return new Revision(draft.path(), published.header("ETag"));
    }

    /** Publishes the draft without waiting until the gateway has indexed it. */
    public Revision publishWithoutWaiting(Revision draft) {
        return new Revision(
                draft.path(),
                act("archivist", draft, "publications", PUBLICATION).header("ETag"));
    }

    public void awaitReadable(Revision document) {
        await().atMost(TIMEOUT).until(() -> system.anyone().get(document.path()).statusCode(), status -> status == 200);
    }

    public Revision withdraw(Revision document, String explanation) {
        var withdrawn = act("approver", document, "withdrawals", "{\"explanation\": \"" + explanation + "\"}");
        await().atMost(TIMEOUT).until(() -> system.anyone().get(document.path()).statusCode(), status -> status == 410);
        return new Revision(document.path(), withdrawn.header("ETag"));
    }

    /** Posts a body in chunks without Content-Length. */
    public HttpResponse<String> postChunked(String path, String body) throws IOException, InterruptedException {
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

    /** All agreements and follow-ups of the municipality at their owners, including drafts. */
    public List<Object> allDocuments() {
        return Stream.of("agreements", "follow-ups")
                .flatMap(collection -> as("editor")
                        .get("/" + collection + "?limit=100&municipality=" + municipality)
                        .jsonPath()
                        .getList("items")
                        .stream())
                .toList();
    }

    private ExtractableResponse<Response> act(String role, Revision document, String act, String body) {
        return change(role, document, body)
                .post(document.path() + "/" + act)
                .then()
                .statusCode(200)
                .extract();
    }
}
