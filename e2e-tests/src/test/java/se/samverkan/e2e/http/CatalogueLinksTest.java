package se.samverkan.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.e2e.system.SystemUnderTest;

/** The DCAT catalogue is served as a data portal expects, and its links work. */
@ExtendWith(SystemUnderTest.Running.class)
class CatalogueLinksTest {
    private static final Pattern ADDRESS = Pattern.compile(
            "<dcat:(?:accessURL|downloadURL|endpointURL|endpointDescription|landingPage) rdf:resource=\"([^\"]+)\"");

    private final SystemUnderTest system;

    CatalogueLinksTest(SystemUnderTest system) {
        this.system = system;
    }

    @Test
    void the_catalogue_is_rdf_xml_with_the_headers_of_public_responses() {
        var answer = system.anyone().get("/dcat");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/rdf+xml");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.header("Cache-Control")).startsWith("public, max-age=60");
        assertThat(answer.asString()).contains("<dcat:Catalog rdf:about=\"" + system.address() + "/dcat\"");
        assertThat(system.anyone()
                        .header("If-None-Match", answer.header("ETag"))
                        .get("/dcat")
                        .statusCode())
                .isEqualTo(304);
        assertThat(system.anyone().get("/dcat?page=1").statusCode()).isEqualTo(400);
    }

    @Test
    void every_address_in_the_catalogue_answers() {
        var named = new TreeSet<>(ADDRESS.matcher(system.anyone().get("/dcat").asString())
                .results()
                .map(match -> match.group(1))
                .toList());

        assertThat(named)
                .containsAll(List.of(
                        system.address() + "/openapi.yaml",
                        system.address() + "/promises",
                        system.address() + "/exports/promises.csv",
                        system.address() + "/exports/follow-ups.jsonl"))
                .hasSize(14);
        // The address of the service is the base of its paths, not a resource.
        named.remove(system.address());
        assertThat(named)
                .allSatisfy(address -> assertThat(
                                system.anyone().baseUri("").get(address).statusCode())
                        .as(address)
                        .isEqualTo(200));
    }
}
