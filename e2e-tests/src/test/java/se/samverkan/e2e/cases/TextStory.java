package se.samverkan.e2e.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.e2e.system.SystemUnderTest;

/** Text is stored in one form, found however it is typed, and readable. */
@ExtendWith(SystemUnderTest.Running.class)
class TextStory {
    private final SystemUnderTest system;

    TextStory(SystemUnderTest system) {
        this.system = system;
    }

    @Test
    void a_title_typed_with_a_combining_ring_is_stored_and_found_composed() {
        var promise = CaseFile.of(system, "min-nfd-sok").publish();

        String title = system.anyone().get("/promises/" + promise).path("title");
        assertThat(title).isEqualTo("Ölandsbron").matches(text -> Normalizer.isNormalized(text, Normalizer.Form.NFC));
        for (var typed : List.of(title, Normalizer.normalize(title, Normalizer.Form.NFD))) {
            List<String> found = system.anyone()
                    .queryParam("q", typed)
                    .queryParam("municipality", "0880")
                    .get("/search")
                    .path("groups.items.flatten().id");
            assertThat(found).as(typed).contains(promise);
        }
    }

    @Test
    void a_title_of_blanks_without_width_is_refused_with_its_code_point() {
        var refused = CaseFile.of(system, "min-zwsp-titel")
                .post()
                .then()
                .statusCode(422)
                .extract();

        assertThat(refused.<List<String>>path("violations.pointer")).containsExactly("/title");
        assertThat(refused.<String>path("violations[0].text")).contains("U+200B");
    }

    /** Umeå announced that the promise would be signed. */
    @Test
    void a_planned_signature_is_not_one_that_was_made() {
        var umea = CaseFile.of(system, "umea-2025");
        var promise = umea.publish();

        assertThat(system.anyone().get("/promises/" + promise).<List<Boolean>>path("signatures.planned"))
                .containsExactly(true, true);
        var future = umea.with("/signatures/0/signedOn", "\"2999\"").with("/signatures/0/planned", "false");
        assertThat(future.post().then().statusCode(422).extract().<List<String>>path("violations.pointer"))
                .containsExactly("/signatures/0/signedOn");
    }
}
