package se.samverkan.agreements.security;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.agreements.AgreementRequests.anonymous;
import static se.samverkan.agreements.AgreementRequests.as;
import static se.samverkan.agreements.AgreementRequests.body;
import static se.samverkan.agreements.AgreementRequests.created;
import static se.samverkan.agreements.AgreementRequests.published;
import static se.samverkan.stack.testing.ServiceRequests.STRANGER;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.pointers;
import static se.samverkan.stack.testing.ServiceRequests.problem;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.stack.testing.ServiceTest;

/** Text that is a command for a database, a file system or a browser is plain text here. */
@QuarkusTest
@ServiceTest(database = "agreements")
class InjectionTest {
    private static final String ALWAYS_TRUE = "' or 1=1 --";
    private static final String UNKNOWN = "/samverkan/v1/agreements/019cad9b-e683-7127-a6ca-41d621adbc4e";

    @TestHTTPResource
    URL service;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/samverkan/v1/agreements/'%20or%201=1%20--",
                "/samverkan/v1/agreements/%27%20or%201=1%20--",
                "/samverkan/v1/agreements/%27",
                "/samverkan/v1/agreements/;drop%20table%20document",
                "/samverkan/v1/agreements;drop%20table%20document",
                "/samverkan/v1/agreements/../../../etc/passwd",
                "/samverkan/v1/agreements/..%2f..%2f..%2fetc%2fpasswd",
                "/samverkan/v1/agreements/%2e%2e/%2e%2e/application.properties",
                "/samverkan/v1/agreements/..%5c..%5capplication.properties",
                "/samverkan/v1/agreements/%3Cscript%3Ealert(1)%3C/script%3E",
                "/samverkan/v1/agreements/$%7Bjndi:ldap://localhost/a%7D",
                "/samverkan/v1/action-plans/019cad9b",
                "/samverkan/v1/agreements;a=b/019cad9b-e683-7127-a6ca-41d621adbc4e",
                UNKNOWN + ";a=b",
                UNKNOWN + "%27--",
                UNKNOWN + "/versions/1%20or%201=1",
                UNKNOWN + "/versions/1;a=b",
                UNKNOWN + "/versions/-1",
                UNKNOWN + "/versions/99999999999",
                UNKNOWN + "/versions/..%2f1",
                UNKNOWN + "/versions/1/changes?from=0%27--"
            })
    void an_unknown_path_is_a_problem(String target) throws IOException {
        var answer = raw(target);

        assertThat(answer).matches("(?s)HTTP/1\\.1 40[04] .*");
        assertThat(answer).containsIgnoringCase("content-type: application/problem+json");
        assertThat(answer).doesNotContain("Exception", "select ", "root:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"municipality", "year", "status", "temporalStatus", "asOf", "partyId", "sort", "page", "limit"})
    void an_invalid_value_of_a_parameter_is_refused(String parameter) {
        for (var value : List.of(ALWAYS_TRUE, "%27", "../", ";", "1;--", "title; drop table document")) {
            for (var collection : List.of("agreements", "action-plans")) {
                var refused = anonymous().queryParam(parameter, value).get("/{c}", collection);
                assertThat(pointers(refused, 400)).as(value).containsExactly(parameter);
            }
        }
    }

    @Test
    void a_place_that_does_not_exist_has_no_documents() {
        published("agreements", body("Någonstans"));

        for (var parameter : List.of("county", "policeRegion")) {
            var found = anonymous().queryParam(parameter, ALWAYS_TRUE).get("/agreements");
            assertThat(found.statusCode()).isEqualTo(200);
            assertThat(found.<Integer>path("_meta.totalRecords")).isZero();
        }
    }

    @Test
    void a_parameter_that_is_unknown_is_refused_by_its_name() {
        assertThat(pointers(anonymous().queryParam(ALWAYS_TRUE, "x").get("/agreements"), 400))
                .containsExactly(ALWAYS_TRUE);
    }

    @Test
    void a_text_is_kept_as_it_is() {
        var title = "Robert'); drop table document; -- <script>alert(1)</script> ${7*7} {{7*7}} %27 ../";
        var id = published("agreements", body(title));

        var read = anonymous().get("/agreements/{id}", id);

        assertThat(read.contentType()).startsWith("application/json");
        assertThat(read.<String>path("title")).isEqualTo(title);
    }

    @Test
    void a_denial_holds_however_its_path_is_written() {
        var id = published("agreements", body("Andras"));
        var withoutZero = id.substring(1);
        for (var path :
                List.of(id, withoutZero, "+" + withoutZero, id.replace("-", "%2D"), id.toUpperCase(Locale.ROOT))) {
            problem(
                    as("editor", STRANGER)
                            .urlEncodingEnabled(false)
                            .header("If-Match", "\"2\"")
                            .body(body("Ny").toString())
                            .put("/agreements/" + path),
                    403);
        }

        var refusals =
                as("admin", STRANGNAS).get("/agreements/{id}/audit-entries", id).<List<Integer>>path("items.refused");
        assertThat(refusals).filteredOn(Objects::nonNull).containsExactly(403, 403, 403, 403, 403);
    }

    @Test
    void a_header_or_a_member_is_no_command_either() {
        var id = created("agreements", body("Utkast"));

        var put = as("editor", STRANGNAS)
                .header("If-Match", "\"1\" or \"1\"=\"1\"")
                .body(body("Ny").toString())
                .put("/agreements/{id}", id);
        var approval = as("approver", STRANGNAS)
                .header("If-Match", "\"1\"")
                .body("{\"partyId\":\"police:x' or '1'='1\"}")
                .post("/agreements/{id}/approvals", id);

        problem(put, 400);
        assertThat(pointers(approval, 400)).containsExactly("/partyId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"agreements", "action-plans"})
    void unknown_ids_and_ids_of_another_kind_are_not_found(String collection) {
        var other = collection.equals("agreements") ? "action-plans" : "agreements";
        var id = published(other, body("Av annat slag"));

        for (var path : List.of("", "/versions", "/versions/1", "/versions/1/changes")) {
            problem(anonymous().get("/" + collection + "/" + id + path), 404);
        }
        problem(anonymous().get("/{collection}/{id}", collection, "019cad9b-e683-7127-a6ca-41d621adbc4e"), 404);
        problem(
                as("editor", STRANGNAS)
                        .header("If-Match", "\"2\"")
                        .body(body("Ny").toString())
                        .put("/{c}/{id}", collection, id),
                404);
        problem(as("admin", STRANGNAS).get("/{c}/{id}/audit-entries", collection, id), 404);
    }

    /** Sends the request line as it is: a client would normalise the path. */
    private String raw(String target) throws IOException {
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            var request =
                    "GET " + target + " HTTP/1.1\r\nHost: " + service.getAuthority() + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
