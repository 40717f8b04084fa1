package se.samverkan.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;

/** A bad write is refused with a message that says how to correct it, and nothing is stored. */
@ExtendWith(SystemUnderTest.Running.class)
class BadInputStory {
    private static final String CODE = "2584";

    private final SystemUnderTest system;
    private final ApiEditor editor;
    private UntouchedDraft untouched;

    BadInputStory(SystemUnderTest system) {
        this.system = system;
        this.editor = new ApiEditor(system, CODE);
    }

    @BeforeEach
    void createDraft() {
        untouched = UntouchedDraft.of(editor);
    }

    @AfterEach
    void assertNothingIsStoredOrPublished() {
        untouched.assertNothingIsStoredOrPublished(system, editor, CODE);
    }

    @Test
    void malformed_json_is_located_by_line_and_column() {
        refused(post("{\"title\": \"Avtalet\",\n \"parties\": [}"), 400, null, "line 2");
    }

    @Test
    void an_unknown_property_is_named_with_the_nearest_known_one() {
        refused(post(editor.document("Avtalet", "\"signdOn\": \"2019\"")), 400, "/signdOn", "did you mean signedOn?");
    }

    @Test
    void a_member_that_the_service_sets_is_refused() {
        refused(
                post(editor.document("Avtalet", "\"publicationStatus\": \"PUBLISHED\"")),
                400,
                "/publicationStatus",
                "leave it out");
    }

    @Test
    void an_unknown_enum_value_is_answered_with_the_allowed_ones() {
        refused(
                post(editor.document("Avtalet", "\"documents\": [{\"title\": \"x\", \"kind\": \"CONTRACT\"}]")),
                400,
                "/documents/0/kind",
                "AGREEMENT, PROMISE, ACTION_PLAN, ACTIVITY_PLAN, POLICY, FOLLOW_UP, OTHER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2019-02-30", "14-04", "2019-25", "april 2014"})
    void an_invalid_date_is_answered_with_the_allowed_formats(String date) {
        refused(post(editor.document("Avtalet", "\"signedOn\": \"" + date + "\"")), 400, "/signedOn", "YYYY-MM-DD");
    }

    @Test
    void a_period_that_ends_before_it_begins_is_refused() {
        refused(
                post(editor.document("Avtalet", "\"validity\": {\"from\": \"2020\", \"to\": \"2019\"}")),
                422,
                "/validity/to",
                "ends before it begins");
    }

    @Test
    void an_unknown_municipality_code_is_refused() {
        refused(
                post(editor.agreement("Avtalet").replace("[\"" + CODE + "\"]", "[\"" + CODE + "\", \"9999\"]")),
                422,
                "/municipalities/1",
                "9999");
    }

    @Test
    void an_unpublished_document_cannot_be_followed_up() {
        refused(
                write("/follow-ups", editor.document("Uppföljningen", """
                    "kind": "ANNUAL", "subject": {"type": "AGREEMENT", "id": "%s"}\
                    """.formatted(
                                untouched.draft().id()))),
                422,
                "/subject/id",
                "is not a published AGREEMENT");
    }

    @Test
    void a_body_of_more_than_a_mebibyte_is_too_large() {
        refused(post(editor.agreement("x".repeat(1024 * 1024))), 413, null, "1048576 bytes");
    }

    @Test
    void a_chunked_body_of_more_than_a_mebibyte_is_too_large() throws Exception {
        var response = editor.postChunked("/agreements", editor.agreement("x".repeat(1024 * 1024)));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void another_content_type_is_refused() {
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

    /** Asserts a problem of this status whose detail contains the words, at the pointer unless that is null. */
    private static void refused(ValidatableResponse response, int status, String pointer, String words) {
        UntouchedDraft.refused(response, status, words);
        if (pointer != null) {
            response.body("violations.pointer", hasItem(pointer));
        }
    }
}
