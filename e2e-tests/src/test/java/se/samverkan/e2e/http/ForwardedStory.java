package se.samverkan.e2e.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;
import se.samverkan.stack.service.Service;
import se.samverkan.stack.system.Setup;
import se.samverkan.stack.system.StandaloneGateway;

/** Behind a trusted proxy links have the forwarded host, at the gateway and the owners; otherwise the public address. */
@ExtendWith(SystemUnderTest.Running.class)
class ForwardedStory {
    private static final String FORWARDED = "for=192.0.2.7;host=\"samverkan.example:8443\";proto=https";
    private static final String THERE = "https://samverkan.example:8443/samverkan/v1";

    private static StandaloneGateway behind;

    private final SystemUnderTest system;
    private final ApiEditor editor;

    ForwardedStory(SystemUnderTest system) {
        this.system = system;
        this.editor = new ApiEditor(system, "2513");
    }

    @BeforeAll
    static void start(SystemUnderTest system) {
        behind = StandaloneGateway.start(
                Setup.repository(),
                Path.of("target", "gateway-behind-a-proxy"),
                system.processes().bootstrapServers(),
                Map.of(
                        "SAMVERKAN_PUBLIC_ADDRESS", system.address(),
                        "SAMVERKAN_TRUSTED_PROXIES", "127.0.0.1, 2001:db8::/32",
                        "SAMVERKAN_OWNERS_AGREEMENTS", address(system, Service.AGREEMENTS),
                        "SAMVERKAN_OWNERS_PROMISES", address(system, Service.PROMISES),
                        "SAMVERKAN_OWNERS_FOLLOWUP", address(system, Service.FOLLOWUP),
                        "QUARKUS_OIDC_PUBLIC_KEY", system.keys().publicKey()));
        await().atMost(Duration.ofMinutes(1)).until(behind::isReady);
    }

    @AfterAll
    static void stop() {
        behind.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/agreements?municipality=0486",
                "/municipalities/0486/overview?asOf=2019-12-20",
                "/municipalities?county=04",
                "/search?q=trygghetsvandring",
                "/statistics?groupBy=county",
                "/notices",
                "/api-info"
            })
    void public_responses_differ_only_in_the_host_of_their_links(String path) {
        var here = asked(anyone(), path);
        var there = asked(anyone().header("Forwarded", FORWARDED), path);

        assertThat(here.asString()).contains(system.address()).doesNotContain("samverkan.example:8443");
        assertThat(there.asString()).isEqualTo(here.asString().replace(system.address(), THERE));
        if (here.header("ETag") != null) {
            assertThat(there.header("ETag")).isNotEqualTo(here.header("ETag"));
            assertThat(anyone().header("Forwarded", FORWARDED)
                            .header("If-None-Match", there.header("ETag"))
                            .get(path)
                            .statusCode())
                    .isEqualTo(304);
        }
        // The cache keeps the responses of the two hosts apart.
        assertThat(asked(anyone(), path).asString()).isEqualTo(here.asString());
    }

    @Test
    void the_links_of_a_document_are_on_the_forwarded_host() {
        var path = "/agreements/" + system.overview("0486", "2019-12-20").getString("agreements[0].id");

        assertThat(selfOf(anyone(), path)).isEqualTo(system.address() + path);
        assertThat(selfOf(anyone().header("Forwarded", FORWARDED), path)).isEqualTo(THERE + path);
        var history = asked(anyone().header("Forwarded", FORWARDED), path + "/versions");
        assertThat(history.<String>path("_links.self.href")).isEqualTo(THERE + path + "/versions");
    }

    @Test
    void an_owner_links_to_the_forwarded_host_and_audits_the_client_address() {
        var created = asEditor(anyone(), "editor")
                .header("Forwarded", FORWARDED)
                .contentType("application/json")
                .body(editor.agreement("Bakom en proxy"))
                .post("/agreements");

        assertThat(created.statusCode()).isEqualTo(201);
        var path = "/agreements/" + created.path("id");
        assertThat(created.header("Location")).isEqualTo(THERE + path);
        assertThat(created.<String>path("_links.self.href")).isEqualTo(THERE + path);
        assertThat(created.<String>path("_links.edit.href")).isEqualTo(THERE + path);
        asEditor(anyone().header("Forwarded", FORWARDED), "editor")
                .get("/agreements?municipality=2513&status=DRAFT")
                .then()
                .body("_links.self.href", equalTo(THERE + "/agreements?municipality=2513&page=1&status=DRAFT"))
                .body("items._links.self.href", hasItem(THERE + path));
        assertThat(selfOf(asEditor(anyone(), "editor"), path)).isEqualTo(system.address() + path);
        asEditor(anyone(), "admin").get(path + "/audit-entries").then().body("items.address", hasItem("192.0.2.7"));
    }

    @Test
    void an_obfuscated_client_address_is_audited() {
        var draft = editor.draft("agreements", editor.agreement("Utan adress"));
        asEditor(anyone(), "editor")
                .header("Forwarded", "for=_dold")
                .header("If-Match", draft.etag())
                .contentType("application/json")
                .body(editor.agreement("Utan adress, ändrat"))
                .put(draft.path())
                .then()
                .statusCode(200);

        asEditor(anyone(), "admin").get(draft.path() + "/audit-entries").then().body("items.address", hasItem("_dold"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "for=192.0.2.7;host=evil.example;proto=https, for=198.51.100.9 | https://evil.example",
                "for=192.0.2.7;host=evil.example;proto=https, for=198.51.100.9;host=ok.example | http://evil.example"
            })
    void forwarded_elements_before_the_proxy_are_ignored(String forwarded, String never) {
        var answer = asked(anyone().header("Forwarded", forwarded), "/agreements?municipality=0486");

        assertThat(answer.asString()).doesNotContain(never).doesNotContain("evil.example");
    }

    @Test
    void without_trusted_proxies_forwarded_is_ignored() {
        var answer = system.anyone()
                .header("Forwarded", FORWARDED)
                .header("Host", "evil.example")
                .header("X-Forwarded-Host", "evil.example")
                .get("/agreements?municipality=0486");

        assertThat(answer.asString()).contains(system.address()).doesNotContain("example:8443", "evil.example");
        var draft = editor.draft("agreements", editor.agreement("Utan proxy"));
        assertThat(selfOf(editor.as("editor").header("Forwarded", FORWARDED), draft.path()))
                .isEqualTo(system.address() + draft.path());
    }

    @Test
    void a_malformed_forwarded_header_is_refused() {
        anyone().header("Forwarded", "for=\"192.0.2.7")
                .get("/agreements")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", equalTo("Forwarded: is no list of name=value pairs by RFC 7239"))
                .body("instance", equalTo("/samverkan/v1/agreements"));
    }

    private static String address(SystemUnderTest system, Service service) {
        return system.processes().address(service).toString();
    }

    private static RequestSpecification anyone() {
        return given().baseUri(behind.address().resolve("/samverkan/v1").toString());
    }

    private RequestSpecification asEditor(RequestSpecification request, String role) {
        return request.header(
                "Authorization", "Bearer " + system.keys().token(List.of(role), List.of("municipality:2513")));
    }

    private static Response asked(RequestSpecification request, String path) {
        var answer = request.get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }

    private static String selfOf(RequestSpecification request, String path) {
        return asked(request, path).path("_links.self.href");
    }
}
