package se.samverkan.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static se.samverkan.promises.PromiseRequests.PROMISES;
import static se.samverkan.promises.PromiseRequests.promise;
import static se.samverkan.stack.testing.ServiceRequests.PROBLEM;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.as;

import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.stack.testing.ServiceDatabase;
import se.samverkan.stack.testing.ServiceTest;

/** The text of a promise is returned as it was sent. */
@QuarkusTest
@ServiceTest(database = "promises")
class PromiseTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Åäö ÅÄÖ é ß",
                "👮🏽‍♀️ på torget 𝄞",
                "<script>alert('x')</script>",
                "a\tb\nc \"d\" \\ /",
                "\u202e\u0001"
            })
    void every_text_comes_back_letter_for_letter(String text) {
        var id = PROMISES.published(promise("Löfte", "summary", text));

        PROMISES.read(anonymous(), id).statusCode(200).body("summary", is(text));
    }

    @Test
    void characters_beyond_the_bmp_may_be_escaped() {
        var id = as("editor")
                .body("""
                        {"title":"\\ud83d\\udc6e i Mariefred","municipalities":["0486"],
                         "parties":[{"id":"municipality:0486"}]}""")
                .post(PROMISES.path())
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");

        PROMISES.read(as("editor"), id).body("title", is("👮 i Mariefred"));
    }

    @Test
    void dates_and_figures_keep_their_precision_and_nothing_is_added() {
        var target =
                Map.of("id", "t1", "comparator", "AT_LEAST", "value", new BigDecimal("4"), "asPublished", "minst fyra");
        var promise = promise(
                "Löfte", "commitments", List.of(Map.of("id", "R1", "text", "Vandra", "targets", List.of(target))));
        promise.put("validity", Map.of("from", "2018-24", "to", ".."));
        promise.put(
                "signatures",
                List.of(Map.of("partyId", STRANGNAS, "roleTitle", "kommundirektör", "signedOn", "2014-04")));
        var id = PROMISES.published(promise);

        PROMISES.read(anonymous(), id)
                .body("validity", equalTo(Map.of("from", "2018-24", "to", "..", "earliest", "2018-12-01")))
                .body("temporalStatus", is("IN_FORCE"))
                .body(
                        "signatures",
                        contains(Map.of("partyId", STRANGNAS, "roleTitle", "kommundirektör", "signedOn", "2014-04")))
                .body(
                        "commitments[0].targets",
                        contains(Map.of("id", "t1", "comparator", "AT_LEAST", "value", 4, "asPublished", "minst fyra")))
                .body("commitments[0].keySet()", equalTo(Set.of("id", "text", "targets")));
    }

    @Test
    void null_for_a_member_means_that_it_is_absent() {
        var id = as("editor")
                .body("""
                        {"title":"Löfte","summary":null,"commitments":null,"validity":null,"municipalities":["0486"],
                         "parties":[{"id":"municipality:0486","name":null}]}""")
                .post(PROMISES.path())
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");

        PROMISES.read(as("editor"), id)
                .body("$", not(hasKey("summary")))
                .body("$", not(hasKey("commitments")))
                .body("$", not(hasKey("validity")))
                .body("parties", contains(Map.of("id", STRANGNAS)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud83d", "\\ude00", "\\ude00\\ud83d"})
    void text_holds_neither_nul_nor_half_a_character(String escape) {
        var before = ServiceDatabase.size();

        as("editor")
                .body("{\"title\":\"L" + escape + "fte\"}")
                .post(PROMISES.path())
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("violations.pointer", hasItem("/title"));
        assertThat(ServiceDatabase.size()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xFF, 0xC0})
    void text_is_utf_8(int wrong) {
        var body = "{\"title\":\"Lofte\"}".getBytes(StandardCharsets.UTF_8);
        body[10] = (byte) wrong;

        as("editor")
                .body(body)
                .post(PROMISES.path())
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("status", is(400));
    }
}
