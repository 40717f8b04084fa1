package se.samverkan.promises.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static se.samverkan.promises.PromiseRequests.PROMISES;
import static se.samverkan.stack.testing.ServiceRequests.PROBLEM;
import static se.samverkan.stack.testing.ServiceRequests.as;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.stack.testing.ServiceDatabase;
import se.samverkan.stack.testing.ServiceTest;

/** A body that is not a promise is refused with the pointer and the correction of each error, and changes nothing. */
@QuarkusTest
@ServiceTest(database = "promises")
class UnreadablePromiseTest {
    private static final String START = """
            {"title":"Löfte","municipalities":["0486"],"parties":[{"id":"municipality:0486"}]""";

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
            "titel":"x"                                | /titel                    | is not known here; did you mean title?
            "municipality":["0486"]                    | /municipality             | is not known here; did you mean municipalities?
            "xyzzyplugh":1                             | /xyzzyplugh               | is not known here
            "commitments":[{"txt":"x"}]                | /commitments/0/txt        | is not known here; did you mean text?
            "a/b~c":1                                  | /a~1b~0c                  | is not known here
            """)
    void an_unknown_member_is_named_with_the_nearest_known_one(String member, String pointer, String text) {
        refused(START + "," + member + "}", pointer, text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"id\":\"019ab000-0000-7000-8000-000000000000\"",
                "\"version\":1",
                "\"revision\":1",
                "\"publicationStatus\":\"PUBLISHED\"",
                "\"hasUnpublishedChanges\":false",
                "\"temporalStatus\":\"IN_FORCE\"",
                "\"publishedAt\":\"2019-01-01T00:00:00Z\"",
                "\"updatedAt\":\"2019-01-01T00:00:00Z\"",
                "\"changeNote\":\"Nytt\"",
                "\"_links\":{}"
            })
    void what_the_service_sets_is_refused_and_not_ignored(String member) {
        var name = member.substring(1, member.indexOf('"', 1));

        refused(START + "," + member + "}", "/" + name, "is set by the service: leave it out");
    }

    @Test
    void the_days_of_a_period_are_the_services_to_work_out() {
        refused(
                START + ",\"validity\":{\"from\":\"2019\",\"earliest\":\"2018-01-01\"}}",
                "/validity/earliest",
                "is set by the service, here to \"2019-01-01\": leave it out, or repeat it as you read it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "commitments":[{"frequency":"NOW"}]             | /commitments/0/frequency  | "NOW" is not one of ONCE, REGULAR, CONTINUOUS, AS_NEEDED, EVENT_DRIVEN, NOT_STATED
            "activities":[{"deliveryStatus":"completed"}]   | /activities/0/deliveryStatus | "completed" is not one of PLANNED, IN_PROGRESS, COMPLETED, PAUSED, CANCELLED
            "evidence":[{"type":""}]                        | /evidence/0/type          | "" is not one of CITIZEN_DIALOGUE, EMPLOYEE_DIALOGUE, PARTNER_DIALOGUE, SAFETY_SURVEY, CRIME_STATISTICS, STATISTICS, ANALYSIS, EST_PICTURE, OTHER
            """)
    void an_invalid_value_is_refused_with_the_allowed_values(String member, String pointer, String text) {
        refused(START + "," + member + "}", pointer, text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "validity":{"from":"2019-02-30"}                | /validity/from
            "validity":{"to":"2019-13"}                     | /validity/to
            "validity":{"from":""}                          | /validity/from
            "signatures":[{"signedOn":"14-04"}]             | /signatures/0/signedOn
            "sources":[{"publishedOn":"2019-25"}]           | /sources/0/publishedOn
            "sources":[{"retrievedOn":"20190101"}]          | /sources/0/retrievedOn
            """)
    void what_is_not_a_date_is_answered_with_the_forms_of_one(String member, String pointer) {
        refused(
                START + "," + member + "}",
                pointer,
                "is not a date: write YYYY, YYYY-MM, YYYY-MM-DD or a season YYYY-21 (spring) to YYYY-24 (winter)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"title":5}                                            | /title
            {"title":["x"]}                                        | /title
            {"title":true}                                         | /title
            {"municipalities":"0486"}                              | /municipalities
            {"municipalities":[486]}                               | /municipalities/0
            {"parties":{"id":"municipality:0486"}}                 | /parties
            {"parties":["municipality:0486"]}                      | /parties/0
            {"parties":[{"category":"true"}]}                      | /parties/0/category
            {"parties":[{"category":1}]}                           | /parties/0/category
            {"validity":"2019"}                                    | /validity
            {"validity":{"from":2019}}                             | /validity/from
            {"agreementId":"xyz"}                                  | /agreementId
            {"agreementId":""}                                     | /agreementId
            {"commitments":[{"targets":[{"value":"4"}]}]}          | /commitments/0/targets/0/value
            {"evidence":[{"count":7.5}]}                           | /evidence/0/count
            {"evidence":[{"count":99999999999}]}                   | /evidence/0/count
            {"commitments":[{"frequency":1}]}                      | /commitments/0/frequency
            """)
    void a_value_of_the_wrong_type_is_pointed_at(String body, String pointer) {
        refused(body, pointer, null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"parties":[null]}                                     | /parties/0
            {"municipalities":["0486",null]}                       | /municipalities/1
            {"purposes":[null]}                                    | /purposes/0
            {"commitments":[{"places":[null]}]}                    | /commitments/0/places/0
            """)
    void a_list_holds_no_null(String body, String pointer) {
        refused(body, pointer, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "{\"title\":}", "{\"title\":\"x\"", "{} {}", "{'title':'x'}", "hej", "[]", "\"x\"", "5"})
    void what_is_not_a_json_object_is_refused(String body) {
        refused(body, "", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null"})
    void a_body_is_needed(String body) {
        refused(body, "", null);
    }

    @Test
    void a_commitment_that_goes_on_names_the_promise_that_it_comes_from() {
        refused(
                START + ",\"commitments\":[{\"carriedOverFrom\":{\"commitmentId\":\"c1\"}}]}",
                "/commitments/0/carriedOverFrom/promiseId",
                null);
    }

    @Test
    void every_violation_of_the_form_is_named_at_every_depth_with_the_broken_constraints_beside_it() {
        as("editor")
                .body("""
                        {"titel":"x","municipalities":["48"],"id":"1","validity":{"from":"i år","earliest":"2019-01-01"},
                         "commitments":[{"txt":"x","frequency":"NOW","targets":[{"value":"4"},{"value":-1}]}],
                         "evidence":[{"count":7.5},{"type":"SURVEY"}],"language":"svenska språket"}""")
                .post(PROMISES.path())
                .then()
                .statusCode(400)
                .body(
                        "violations.pointer",
                        containsInAnyOrder(
                                "/titel",
                                "/id",
                                "/validity/from",
                                "/validity/earliest",
                                "/commitments/0/txt",
                                "/commitments/0/frequency",
                                "/commitments/0/targets/0/value",
                                "/commitments/0/targets/1/value",
                                "/evidence/0/count",
                                "/evidence/1/type",
                                "/language",
                                "/municipalities/0",
                                "/municipalities/0",
                                "/parties",
                                "/title"));
    }

    @Test
    void a_duplicate_member_is_refused() {
        refused(START + ",\"title\":\"Ett annat\"}", "/title", "appears more than once (line 1, column 91)");
        refused("{\"validity\":{\"from\":\"2019\",\"from\":\"2020\"}}", "/validity/from", null);
    }

    private static void refused(String body, String pointer, String text) {
        var answer = as("editor")
                .body(body)
                .post(PROMISES.path())
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("status", is(400))
                .body("title", is("Bad Request"))
                .body("violations.pointer", hasItem(pointer))
                .body("detail", not(containsString("java")))
                .body("detail", not(containsString("se.samverkan")));
        if (text != null) {
            answer.body("violations.find { it.pointer == '%s' }.text".formatted(pointer), is(text));
        }
    }
}
