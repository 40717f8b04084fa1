package se.samverkan.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.agreements.AgreementRequests.anonymous;
import static se.samverkan.agreements.AgreementRequests.as;
import static se.samverkan.agreements.AgreementRequests.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samverkan.stack.testing.ServiceTest;

/** The agreements and action plans of the sample data are accepted, published and returned unchanged. */
@QuarkusTest
@ServiceTest(database = "agreements")
class AgreementSampleDataTest {
    private static final Path PAGES = Path.of(System.getProperty("samverkan.home"), "sample-data");

    @Test
    void every_page_is_accepted_and_returned() throws IOException {
        Map<String, String> ids = new HashMap<>();
        for (var collection : List.of("agreements", "action-plans")) {
            for (var file : files(collection)) {
                var body = body(file, ids);
                ids.put(name(file), published(collection, body));

                var read = json(anonymous()
                        .get("/{collection}/{id}", collection, ids.get(name(file)))
                        .asString());
                assertThat(read).as(name(file)).isNotEmpty();
                body.properties()
                        .forEach(member -> assertThat(
                                        AgreementRequests.request(read).get(member.getKey()))
                                .as(name(file) + " " + member.getKey())
                                .isEqualTo(member.getValue()));
            }
        }
        assertThat(ids)
                .containsKeys(
                        "2-sigtuna-2019/agreements/agreement",
                        "3-varmdo-2018/agreements/agreement",
                        "4-strangnas-2019/agreements/agreement-2020-2023",
                        "5-sollentuna-2023/action-plans/inga-utsatta-omraden-2030")
                .hasSizeGreaterThanOrEqualTo(7);
    }

    private static String published(String collection, ObjectNode body) {
        var party = body.at("/parties/0/id").asText();
        var created = as("editor", party).body(body.toString()).post("/{collection}", collection);
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        var published = as("archivist", party)
                .header("If-Match", created.header("ETag"))
                .body("{}")
                .post("/{collection}/{id}/publications", collection, created.path("id"));
        assertThat(published.statusCode()).as(published.asString()).isEqualTo(200);
        return created.path("id");
    }

    private static List<Path> files(String collection) throws IOException {
        try (var files = Files.walk(PAGES)) {
            return files.filter(file -> file.getParent().endsWith(collection))
                    .sorted()
                    .toList();
        }
    }

    /** The body with the assigned ids of the documents to which it refers. */
    private static ObjectNode body(Path file, Map<String, String> ids) throws IOException {
        var text = Files.readString(file);
        for (var known : ids.entrySet()) {
            text = text.replace("\"sample:" + known.getKey() + "\"", "\"" + known.getValue() + "\"");
        }
        return json(text);
    }

    private static String name(Path file) {
        return PAGES.relativize(file).toString().replaceFirst("\\.json$", "");
    }
}
