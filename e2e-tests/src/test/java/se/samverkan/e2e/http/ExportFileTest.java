package se.samverkan.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.e2e.system.SystemUnderTest;

/** An export is a complete file with the caching of public responses. */
@ExtendWith(SystemUnderTest.Running.class)
class ExportFileTest {
    private final SystemUnderTest system;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    ExportFileTest(SystemUnderTest system) {
        this.system = system;
    }

    @ParameterizedTest
    @CsvSource({
        "/exports/promises.jsonl,application/jsonl,samverkan-promises.jsonl",
        "/exports/agreements.jsonl,application/jsonl,samverkan-agreements.jsonl",
        "/exports/follow-ups.jsonl,application/jsonl,samverkan-follow-ups.jsonl",
        "/exports/action-plans.jsonl,application/jsonl,samverkan-action-plans.jsonl",
        "/exports/activity-reports.jsonl,application/jsonl,samverkan-activity-reports.jsonl",
        "/exports/promises.csv,text/csv;charset=UTF-8,samverkan-promises.csv",
        "/exports/promises.csv?dialect=excel,text/csv;charset=UTF-8,samverkan-promises.csv"
    })
    void a_file_has_the_headers_of_public_responses(String path, String mediaType, String name) throws Exception {
        var plain = send("GET", path);

        assertThat(plain.statusCode()).isEqualTo(200);
        assertThat(header(plain, "Content-Type")).isEqualTo(mediaType);
        assertThat(header(plain, "Content-Disposition")).isEqualTo("attachment; filename=\"" + name + "\"");
        assertThat(header(plain, "Cache-Control")).startsWith("public, max-age=60");
        assertThat(header(plain, "Vary")).isEqualTo("Authorization, Accept-Encoding");
        assertThat(header(plain, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(plain, "ETag")).matches("\"[^\"]+\"");
        assertThat(plain.body()).isNotEmpty();

        var small = send("GET", path, "Accept-Encoding", "gzip");
        assertThat(header(small, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(small, "ETag")).isNotEqualTo(header(plain, "ETag"));
        assertThat(small.body().length).isLessThan(plain.body().length);
        assertThat(unzipped(small.body())).isEqualTo(plain.body());

        for (var answer : List.of(plain, small)) {
            for (var method : List.of("GET", "HEAD")) {
                var again = send(method, path, "If-None-Match", header(answer, "ETag"));
                assertThat(again.statusCode()).isEqualTo(304);
                assertThat(again.body()).isEmpty();
            }
        }
        assertThat(send("GET", path, "If-None-Match", "\"older\"").body()).isEqualTo(plain.body());
        assertThat(send("GET", path, "If-Match", "\"older\"").statusCode()).isEqualTo(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/exports/promises.jsonl", "/exports/promises.csv"})
    void head_has_the_headers_of_get_without_the_length(String path) throws Exception {
        for (var encoding : List.of("identity", "gzip")) {
            var get = send("GET", path, "Accept-Encoding", encoding);
            var head = send("HEAD", path, "Accept-Encoding", encoding);

            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            for (var name : List.of("Content-Type", "ETag", "Cache-Control", "Vary", "Content-Disposition")) {
                assertThat(header(head, name)).as(name).isEqualTo(header(get, name));
            }
            assertThat(head.headers().firstValue("Content-Encoding"))
                    .isEqualTo(get.headers().firstValue("Content-Encoding"));
            assertThat(head.headers().firstValue("Content-Length")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"promises", "agreements", "follow-ups"})
    void every_public_document_is_a_line(String collection) throws Exception {
        var lines = lines("/exports/" + collection + ".jsonl");

        assertThat(lines).hasSize(system.read("/" + collection).getInt("_meta.totalRecords"));
        assertThat(lines)
                .extracting(line -> line.path("id").asText())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(lines).noneMatch(line -> line.has("temporalStatus"));
        assertThat(lines).flatExtracting(line -> line.findParents("roleTitle")).noneMatch(person -> person.has("name"));
        for (var line : lines) {
            assertThat(line.path("title").asText())
                    .isEqualTo(
                            system.read("/" + collection + "/" + line.path("id").asText())
                                    .getString("title"));
        }
    }

    @Test
    void the_name_of_a_speaker_is_in_the_document_and_not_in_the_file() throws Exception {
        var followUp = lines("/exports/follow-ups.jsonl").stream()
                .filter(document ->
                        document.at("/statements/0/speaker/roleTitle").isTextual())
                .findFirst()
                .orElseThrow();

        var name = system.read("/follow-ups/" + followUp.path("id").asText()).getString("statements[0].speaker.name");

        assertThat(name).isNotBlank();
        assertThat(text("/exports/follow-ups.jsonl")).doesNotContain(name);
    }

    @Test
    void a_promise_has_its_progress_and_the_table_its_outcomes() throws Exception {
        var id = system.overview("0486", "2019-12-20").getString("promises.find { it.title =~ /2019/ }.id");
        var progress = system.read("/promises/" + id + "/progress");

        var line = lines("/exports/promises.jsonl").stream()
                .filter(promise -> promise.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
        var rows = text("/exports/promises.csv")
                .lines()
                .filter(row -> row.startsWith(id + ","))
                .toList();

        assertThat(line.at("/progress/items")
                        .valueStream()
                        .map(item -> item.path("outcome").asText()))
                .isEqualTo(progress.getList("items.outcome"));
        assertThat(rows).hasSameSizeAs(progress.getList("items"));
        assertThat(rows)
                .anyMatch(row -> row.contains(",ACTIVITY,A1,") && row.contains(",FULFILLED,MEASURED,"))
                .allMatch(row -> row.contains("/promises/" + id + ","));
    }

    @ParameterizedTest
    @CsvSource({
        "/exports/promises.jsonl?municipality=0486,400,municipality",
        "/exports/promises.csv?year=2019,400,year",
        "/exports/promises.csv?dialect=word,400,dialect",
        "/exports/municipalities.jsonl,404,404",
        "/exports/agreements.csv,404,404"
    })
    void unknown_files_and_parameters_are_refused(String path, int status, String word) throws Exception {
        var answer = send("GET", path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains(word);
    }

    private List<JsonNode> lines(String path) throws Exception {
        var lines = new ArrayList<JsonNode>();
        for (var line : text(path).lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    private String text(String path) throws Exception {
        return new String(send("GET", path).body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> send(String method, String path, String... headers) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(system.address() + path)).method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow(() -> new AssertionError(name + " is missing"));
    }

    private static byte[] unzipped(byte[] gzip) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        }
    }
}
