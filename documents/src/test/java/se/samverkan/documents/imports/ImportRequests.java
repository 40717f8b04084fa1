package se.samverkan.documents.imports;

import static org.awaitility.Awaitility.await;
import static se.samverkan.stack.testing.ServiceRequests.as;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The imports of notes that the tests send. */
final class ImportRequests {
    static final String PATH = "/samverkan/v1/imports";

    private ImportRequests() {}

    /** A request with this many documents as JSON Lines; it is a dry run unless the test says otherwise. */
    static RequestSpecification lines(RequestSpecification caller, List<? extends Map<?, ?>> notes) {
        var lines = notes.stream().map(ImportRequests::line).collect(Collectors.joining("\n"));
        return file(caller, lines);
    }

    static RequestSpecification file(RequestSpecification caller, String lines) {
        // REST Assured would add another charset.
        return caller.contentType("application/jsonl;charset=UTF-8")
                .queryParam("kind", "NOTE")
                .body(lines.getBytes(StandardCharsets.UTF_8));
    }

    static JsonPath dryRun(Map<?, ?>... notes) {
        return done(lines(as("archivist"), List.of(notes)));
    }

    static JsonPath drafts(Map<?, ?>... notes) {
        return done(lines(as("archivist"), List.of(notes)).queryParam("dryRun", false));
    }

    static JsonPath archive(Map<?, ?>... notes) {
        return done(lines(as("archivist"), List.of(notes))
                .queryParam("dryRun", false)
                .queryParam("basis", "ARCHIVE"));
    }

    /** Sends the import and waits for its end. */
    static JsonPath done(RequestSpecification request) {
        return done(request, PATH);
    }

    /** Posts to the path of imports, or of the reversals of one, and waits for the end. */
    static JsonPath done(RequestSpecification request, String path) {
        String id = request.post(path).then().statusCode(202).extract().path("id");
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> read(id), read -> List.of("DONE", "REVERSED").contains(read.getString("status")));
    }

    static JsonPath read(String id) {
        return as("archivist")
                .get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** What became of the documents. */
    static JsonPath documents(JsonPath done) {
        return as("archivist")
                .get(PATH + "/" + done.getString("id") + "/documents?limit=100")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static List<String> outcomes(JsonPath done) {
        return documents(done).getList("items.outcome");
    }

    static String line(Map<?, ?> note) {
        try {
            return new ObjectMapper().writeValueAsString(note);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static List<String> ids(JsonPath done) {
        return Stream.of(documents(done).<String>getList("items.id"))
                .flatMap(List::stream)
                .toList();
    }
}
