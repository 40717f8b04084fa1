package se.samverkan.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;

/** Whatever is wrong with a write, the answer tells how to mend it and nothing is stored. */
@ExtendWith(SystemUnderTest.Running.class)
class BadInputStory {
    private static final String CODE = "2584";

    private final SystemUnderTest system;
    private final ApiEditor editor;
    private ApiEditor.Revision standing;
    private List<Object> before;

    BadInputStory(SystemUnderTest system) {
        this.system = system;
        this.editor = new ApiEditor(system, CODE);
    }

    @BeforeEach
    void somethingStands() {
        standing = editor.draft("agreements", editor.agreement("Det som står"));
        before = editor.everything();
    }

    @AfterEach
    void nothingIsStoredAndNothingIsTold() {
        assertThat(editor.everything()).isEqualTo(before);
        assertThat(system.read("/agreements?municipality=" + CODE).getInt("_meta.totalRecords"))
                .isZero();
    }

    @Test
    void malformedJsonIsPointedOutByLineAndColumn() {
        refused(post("{\"title\": \"Avtalet\",\n \"parties\": [}"), 400, null, "line 2");
    }

    @Test
    void anUnknownPropertyIsNamedWithTheNearestKnownOne() {
        refused(post(editor.document("Avtalet", "\"signdOn\": \"2019\"")), 400, "/signdOn", "did you mean signedOn?");
    }

    @Test
    void whatTheServiceSetsItselfIsRefused() {
        refused(
                post(editor.document("Avtalet", "\"publicationStatus\": \"PUBLISHED\"")),
                400,
                "/publicationStatus",
                "leave it out");
    }

    @Test
    void aWrongEnumIsAnsweredWithTheAllowedOnes() {
        refused(
                post(editor.document("Avtalet", "\"documents\": [{\"title\": \"x\", \"kind\": \"CONTRACT\"}]")),
                400,
                "/documents/0/kind",
                "AGREEMENT, PROMISE, ACTION_PLAN, ACTIVITY_PLAN, POLICY, FOLLOW_UP, OTHER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2019-02-30", "14-04", "2019-25", "april 2014"})
    void aDateThatIsNoneIsAnsweredWithTheForms(String date) {
        refused(post(editor.document("Avtalet", "\"signedOn\": \"" + date + "\"")), 400, "/signedOn", "YYYY-MM-DD");
    }

    @Test
    void aPeriodThatEndsBeforeItBeginsIsAgainstTheRules() {
        refused(
                post(editor.document("Avtalet", "\"validity\": {\"from\": \"2020\", \"to\": \"2019\"}")),
                422,
                "/validity/to",
                "ends before it begins");
    }

    @Test
    void anUnknownMunicipalityCodeIsNotInTheRegister() {
        refused(
                post(editor.agreement("Avtalet").replace("[\"" + CODE + "\"]", "[\"" + CODE + "\", \"9999\"]")),
                422,
                "/municipalities/1",
                "9999");
    }

    @Test
    void whatIsUnpublishedCannotBeFollowedUp() {
        refused(
                write("/follow-ups", editor.document("Uppföljningen", """
                        "kind": "ANNUAL", "subject": {"type": "AGREEMENT", "id": "%s"}""".formatted(standing.id()))),
                422,
                "/subject/id",
                "is not a published AGREEMENT");
    }

    @Test
    void aBodyOfMoreThanAMebibyteIsTooLarge() {
        refused(post(editor.agreement("x".repeat(1024 * 1024))), 413, null, "1048576 bytes");
    }

    @Test
    void aBodyThatDoesNotSayItsLengthMayNotBeLongerEither() throws Exception {
        var answer = editor.stream("/agreements", editor.agreement("x".repeat(1024 * 1024)));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void anotherContentTypeIsNotTaken() {
        refused(
                editor.as("editor")
                        .contentType("text/plain")
                        .body(editor.agreement("Avtalet"))
                        .post("/agreements")
                        .then(),
                415,
                null,
                "application/json");
    }

    private ValidatableResponse post(String body) {
        return write("/agreements", body);
    }

    private ValidatableResponse write(String path, String body) {
        return write(editor.as("editor"), path, body);
    }

    private static ValidatableResponse write(RequestSpecification request, String path, String body) {
        return request.contentType("application/json").body(body).post(path).then();
    }

    /** A problem of this status that says the words, at the pointer unless that is null. */
    private static ValidatableResponse refused(ValidatableResponse answer, int status, String pointer, String words) {
        answer.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("detail", containsString(words));
        if (pointer != null) {
            answer.body("violations.pointer", hasItem(pointer));
        }
        return answer;
    }
}
