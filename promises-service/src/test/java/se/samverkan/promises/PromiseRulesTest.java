package se.samverkan.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static se.samverkan.promises.PromiseRequests.PROMISES;
import static se.samverkan.stack.testing.ServiceRequests.PROBLEM;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.as;
import static se.samverkan.stack.testing.ServiceRequests.parties;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.stack.testing.ServiceDatabase;
import se.samverkan.stack.testing.ServiceTest;

/** A promise that violates rules or limits is refused with the pointer of every violation. */
@QuarkusTest
@ServiceTest(database = "promises")
class PromiseRulesTest {
    private ServiceDatabase.Size before;

    @BeforeEach
    void measure() {
        before = ServiceDatabase.size();
    }

    @AfterEach
    void nothing_is_stored_and_no_event_sent() {
        assertThat(ServiceDatabase.size()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "municipalities":["0486","9999"]                    | /municipalities/1              | 9999 is not a municipality in SCB's register
            "parties":[{"id":"municipality:0486"},{"id":"municipality:9999"}] | /parties/1/id    | 9999 is not a municipality in SCB's register
            "parties":[{"id":"municipality:0486"},{"name":"Polisen"}] | /parties/1/id            | is missing: must be a kind and a name, such as municipality:0486; the kinds are municipality, police, region, agency, rescue-service, municipal-company, housing-company, university, business, association, civil-society and other; or say "category":true and a name
            "validity":{"from":"2019","to":"2018"}              | /validity/to                   | ends before it begins
            "evidence":[{"period":{"from":"2019-05","to":"2019-04"}}] | /evidence/0/period/to    | ends before it begins
            "commitments":[{"id":"x","text":"a"},{"id":"x","text":"b"}] | /commitments/1/id      | x appears more than once: item ids are unique in a document, without regard to case
            "commitments":[{"id":"x"},{"id":"X"}]              | /commitments/1/id      | X appears more than once: item ids are unique in a document, without regard to case
            "parties":[{"id":"municipality:0486"},{"id":"municipality:0486"}] | /parties/1/id | municipality:0486 is named twice: a party stands once
            "sources":[{"retrievedOn":"2999"}]                  | /sources/0/retrievedOn         | is in the future
            "signatures":[{"signedOn":"2999-21"}]               | /signatures/0/signedOn         | is in the future: a signature that is only announced has "planned":true
            "district":"Holma","districts":["Kroksbäck"]        | /district                      | is not the first of districts: leave it out
            "plannedFollowUps":[{"on":"2021","per":"YEAR"}]     | /plannedFollowUps/0/per        | is stated beside a time: give on or per
            "dropped":[{"commitmentId":"c1"}],"renews":"019cad9b-e683-7127-a6ca-41d621adbc4e" | /dropped/0/reason | is missing: give it, or say "reasonStated":false if the source does not state it
            "theme":"Trygghet","contact":{"name":"Växeln\u202e"}  | /contact/name                  | holds the invisible character U+202E: remove it
            "commitments":[{"id":"x"}],"activities":[{"id":"x"}] | /activities/0/id      | x appears more than once: item ids are unique in a document, without regard to case
            "commitments":[{"targets":[{"unit":"st"}]}]         | /commitments/0/targets/0/value | must not be null: give the value, or the scope ALL where the source says no number
            "commitments":[{"targets":[{"value":5,"scope":"ALL"}]}] | /commitments/0/targets/0/scope | stands beside a value: a target has one of them
            "activities":[{"text":"a","commitmentIds":["c9"]}]  | /activities/0/commitmentIds/0  | c9 is not the id of a commitment in this promise
            "commitments":[{"places":[{"point":{"type":"Point","coordinates":[17.03,99]}}]}] | /commitments/0/places/0/point/coordinates/1 | latitude is from -90 to 90
            """)
    void a_violation_is_reported_with_its_pointer(String member, String pointer, String text) {
        send(member)
                .statusCode(422)
                .body("status", is(422))
                .body("title", is("Unprocessable Content"))
                .body("detail", is(pointer + ": " + text))
                .body("violations.pointer", contains(pointer))
                .body("violations.text", contains(text));
    }

    @Test
    void without_the_police_only_the_parties_own_municipalities_are_named() {
        as("editor")
                .body(Map.of("title", "x", "municipalities", List.of("0486", "0182"), "parties", parties(STRANGNAS)))
                .post(PROMISES.path())
                .then()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("violations.pointer", contains("/municipalities/1"))
                .body("violations[0].text", startsWith("0182 is not a party"));
    }

    @Test
    void all_violations_are_reported_together() {
        send("""
                "municipalities":["9999"],"validity":{"from":"2019","to":"2018"},
                "activities":[{"text":"a","commitmentIds":["c9"]}]""")
                .statusCode(422)
                .body(
                        "violations.pointer",
                        contains("/activities/0/commitmentIds/0", "/municipalities/0", "/validity/to"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "title":" "                                         | /title                              | must not be blank
            "municipalities":[]                                 | /municipalities                     | must not be empty
            "municipalities":["486"]                            | /municipalities/0                   | must match "^[0-9]{4}$"
            "parties":[]                                        | /parties                            | must not be empty
            "parties":[{"id":"county:stockholm"}]               | /parties/0/id                       | must be a kind and a name, such as municipality:0486; the kinds are municipality, police, region, agency, rescue-service, municipal-company, housing-company, university, business, association, civil-society and other
            "commitments":[{"targets":[{"value":-1}]}]          | /commitments/0/targets/0/value      | must be greater than or equal to 0
            "commitments":[{"targets":[{"value":1e999999999}]}] | /commitments/0/targets/0/value      | numeric value out of bounds (<12 digits>.<3 digits> expected)
            "commitments":[{"targets":[{"value":0.0001}]}]      | /commitments/0/targets/0/value      | numeric value out of bounds (<12 digits>.<3 digits> expected)
            "commitments":[{"id":"c 1"}]                        | /commitments/0/id                  | must match "^[A-Za-z0-9-]{1,40}$"
            "documents":[{"url":"javascript:alert(1)"}]         | /documents/0/url                    | must be an absolute http or https address of at most 2000 characters
            "documents":[{"sha256":"ABC"}]                      | /documents/0/sha256                 | must be 64 hexadecimal digits
            "language":"svenska språket"                        | /language                           | must match "^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,8}$"
            "statements":[{"text":""}]                          | /statements/0/text                  | must not be blank
            "contact":{"email":"inte en adress"}                | /contact/email                      | must be a well-formed email address
            """)
    void a_wrong_form_or_length_is_a_bad_request(String member, String pointer, String text) {
        send(member)
                .statusCode(400)
                .body("status", is(400))
                .body("title", is("Bad Request"))
                .body("violations", hasItem(Map.of("pointer", pointer, "text", text)));
    }

    @Test
    void what_is_required_is_named_when_it_is_missing() {
        as("editor")
                .body("{}")
                .post(PROMISES.path())
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("violations.pointer", contains("/municipalities", "/parties", "/title"));
    }

    @Test
    void texts_and_lists_have_an_end() {
        send("\"title\":\"" + "x".repeat(301) + "\"")
                .statusCode(400)
                .body("violations.pointer", contains("/title"))
                .body("violations[0].text", is("size must be between 0 and 300"));
        var many = IntStream.range(0, 51).mapToObj(i -> "\"p\"").toList();
        send("\"purposes\":" + many).statusCode(400).body("violations.pointer", contains("/purposes"));
    }

    /** Sends a valid promise with these members replaced. */
    private static ValidatableResponse send(String members) {
        var body = new StringBuilder("{" + members);
        Map.of(
                        "title", "\"Löfte\"",
                        "municipalities", "[\"0486\"]",
                        "parties", "[{\"id\":\"municipality:0486\"},{\"id\":\"police:polismyndigheten\"}]")
                .forEach((name, value) -> {
                    if (!members.contains("\"" + name + "\":")) {
                        body.append(",\"").append(name).append("\":").append(value);
                    }
                });
        return as("editor").body(body + "}").post(PROMISES.path()).then().contentType(PROBLEM);
    }
}
