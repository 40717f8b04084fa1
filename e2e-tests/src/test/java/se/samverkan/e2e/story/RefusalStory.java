package se.samverkan.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

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

/** Who may not, and who asks for what is not there, is told what would be allowed, and nothing is stored. */
@ExtendWith(SystemUnderTest.Running.class)
class RefusalStory {
    private static final String CODE = "2505";

    private final SystemUnderTest system;
    private final ApiEditor editor;
    private ApiEditor.Revision standing;
    private List<Object> before;

    RefusalStory(SystemUnderTest system) {
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

    @ParameterizedTest
    @ValueSource(strings = {"/agreement", "/agreements/1/2/3", "/municipalities/0486/overview/all", "/nothing"})
    void anUnknownPathHasNothing(String path) {
        refused(system.anyone().get(path).then(), 404, "nothing at this path");
        refused(editor.as("editor").get(path).then(), 404, "nothing at this path");
    }

    @Test
    void anUnknownMethodIsAnsweredWithTheAllowedOnes() {
        refused(editor.as("editor").patch(standing.path()).then(), 405, "Allow")
                .header("Allow", "DELETE, GET, HEAD, OPTIONS, PUT");
        refused(editor.as("editor").delete("/municipalities").then(), 405, "Allow")
                .header("Allow", "GET, HEAD, OPTIONS");
    }

    @Test
    void withoutATokenNobodyWrites() {
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
    void aTokenThatHasExpiredOrThatSomebodyElseSignedIsNone() {
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
    void theRoleAndTheOrganisationMustBeRight() {
        var body = editor.agreement("Avtalet");
        refused(write(editor.as("approver"), "/agreements", body), 403, "roles");
        refused(write(system.as("editor", "municipality:0180"), "/agreements", body), 403, "organisations");
        refused(
                write(editor.as("admin").header("If-Match", standing.etag()), standing.path() + "/publications", "{}"),
                403,
                "roles");
    }

    @Test
    void aChangeMustSayWhichRevisionItIsMeantFor() {
        var body = editor.agreement("Det som inte blir");
        refused(put(editor.as("editor"), body), 428, "If-Match").header("ETag", standing.etag());
        refused(put(editor.as("editor").header("If-Match", "\"7\""), body), 412, "read it again")
                .header("ETag", standing.etag());
        refused(editor.as("editor").delete(standing.path()).then(), 428, "If-Match");
    }

    private ValidatableResponse put(RequestSpecification request, String body) {
        return request.contentType("application/json")
                .body(body)
                .put(standing.path())
                .then();
    }

    private static ValidatableResponse write(RequestSpecification request, String path, String body) {
        return request.contentType("application/json").body(body).post(path).then();
    }

    /** A problem of this status that says the words. */
    private static ValidatableResponse refused(ValidatableResponse answer, int status, String words) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("detail", containsString(words));
    }
}
