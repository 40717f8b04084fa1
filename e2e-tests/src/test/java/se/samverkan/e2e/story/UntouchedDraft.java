package se.samverkan.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;

/** A draft of a municipality without published documents: a refused request must leave it and all else unchanged. */
record UntouchedDraft(ApiEditor.Revision draft, List<Object> documents) {
    static UntouchedDraft of(ApiEditor editor) {
        var draft = editor.draft("agreements", editor.agreement("Det som står"));
        return new UntouchedDraft(draft, editor.allDocuments());
    }

    void assertNothingIsStoredOrPublished(SystemUnderTest system, ApiEditor editor, String code) {
        assertThat(editor.allDocuments()).isEqualTo(documents);
        assertThat(system.read("/agreements?municipality=" + code).getInt("_meta.totalRecords"))
                .isZero();
    }

    /** Asserts a problem of this status whose detail contains the words. */
    static ValidatableResponse refused(ValidatableResponse response, int status, String words) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("detail", containsString(words));
    }
}
