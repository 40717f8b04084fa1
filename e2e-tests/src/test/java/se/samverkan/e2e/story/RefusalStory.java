package se.samverkan.e2e.story;

import static se.samverkan.e2e.story.UntouchedDraft.refused;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;
import se.samverkan.stack.security.Keys;

/** Requests without permission or to unknown paths are refused with the reason, and nothing is stored. */
@ExtendWith(SystemUnderTest.Running.class)
class RefusalStory {
    private static final String CODE = "2505";

    private final SystemUnderTest system;
    private final ApiEditor editor;
    private UntouchedDraft untouched;

    RefusalStory(SystemUnderTest system) {
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

    @ParameterizedTest
    @ValueSource(strings = {"/agreement", "/agreements/1/2/3", "/municipalities/0486/overview/all", "/nothing"})
    void an_unknown_path_is_not_found(String path) {
        refused(system.anyone().get(path).then(), 404, "nothing at this path");
        refused(editor.as("editor").get(path).then(), 404, "nothing at this path");
    }

    @Test
    void an_unknown_method_is_answered_with_the_allowed_ones() {
        refused(editor.as("editor").patch(untouched.draft().path()).then(), 405, "Allow")
                .header("Allow", "DELETE, GET, HEAD, OPTIONS, PUT");
        refused(editor.as("editor").delete("/municipalities").then(), 405, "Allow")
                .header("Allow", "GET, HEAD, OPTIONS");
    }

    @Test
    void a_write_without_a_token_is_refused() {
        refused(
                        system.anyone()
                                .contentType("application/json")
                                .body(editor.agreement("Avtalet"))
                                .post("/agreements")
                                .then(),
                        401,
                        "bearer token")
                .header("WWW-Authenticate", "Bearer");
    }

    @Test
    void an_expired_or_foreign_token_is_refused() {
        var roles = List.of("editor");
        var organisations = List.of("municipality:" + CODE);
        for (var token : List.of(
                system.keys().token(roles, organisations, Duration.ofMinutes(-5)),
                Keys.generate().token(roles, organisations),
                "no-token")) {
            refused(write(system.bearer(token), "/agreements", editor.agreement("Avtalet")), 401, "bearer token");
        }
    }

    @Test
    void a_wrong_role_or_organisation_is_refused() {
        var body = editor.agreement("Avtalet");
        refused(write(editor.as("approver"), "/agreements", body), 403, "roles");
        refused(write(system.as("editor", "municipality:0180"), "/agreements", body), 403, "organisations");
        refused(
                write(
                        editor.as("admin").header("If-Match", untouched.draft().etag()),
                        untouched.draft().path() + "/publications",
                        "{}"),
                403,
                "roles");
    }

    @Test
    void a_change_without_the_current_revision_is_refused() {
        var body = editor.agreement("Det som inte blir");
        refused(put(editor.as("editor"), body), 428, "If-Match")
                .header("ETag", untouched.draft().etag());
        refused(put(editor.as("editor").header("If-Match", "\"7\""), body), 412, "read it again")
                .header("ETag", untouched.draft().etag());
        refused(editor.as("editor").delete(untouched.draft().path()).then(), 428, "If-Match");
    }

    private ValidatableResponse put(RequestSpecification request, String body) {
        return request.contentType("application/json")
                .body(body)
                .put(untouched.draft().path())
                .then();
    }

    private static ValidatableResponse write(RequestSpecification request, String path, String body) {
        return request.contentType("application/json").body(body).post(path).then();
    }
}
