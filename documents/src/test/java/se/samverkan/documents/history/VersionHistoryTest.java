package se.samverkan.documents.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesRegex;
import static se.samverkan.documents.note.NoteRequests.NOTES;
import static se.samverkan.documents.note.NoteRequests.note;
import static se.samverkan.stack.testing.ServiceRequests.EKERO;
import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.PROBLEM;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.as;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.documents.note.VersionChain;
import se.samverkan.stack.testing.ServiceTest;

/** The public reads every version and verifies the chain with the documented algorithm alone. */
@QuarkusTest
@ServiceTest(database = "agreements")
class VersionHistoryTest {
    private static final List<String> HISTORY = List.of("/versions", "/versions/1", "/versions/1/changes");

    @Test
    void the_list_holds_every_version_oldest_first_on_one_page() {
        var id = threeVersions();

        anonymous()
                .get(NOTES.at(id) + "/versions")
                .then()
                .statusCode(200)
                .header("Cache-Control", "public, max-age=60")
                .header("Vary", "Authorization, Accept-Encoding")
                .body("_meta.totalRecords", is(3))
                .body("_meta.count", is(3))
                .body("_meta.page", is(1))
                .body("_links.self.href", endsWith("/samverkan/v1/notes/" + id + "/versions"))
                .body("items.number", contains(1, 2, 3))
                .body("items.basis", contains("ARCHIVE", "ARCHIVE", "ARCHIVE"))
                .body("items.organisation", contains(STRANGNAS, STRANGNAS, POLICE))
                .body("items.changeNote", contains(null, null, "Rättat \"stavfel\": åäö – 1 €"))
                .body("items[0].publishedAt", matchesRegex("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?Z"))
                .body("items.approvals", contains(null, null, null))
                .body("items.redacted", contains(null, null, null));
        as("editor").get(NOTES.at(id) + "/versions").then().header("Cache-Control", "private, no-store");
    }

    @Test
    void a_version_is_served_as_the_very_bytes_that_its_content_hash_is_of() {
        var id = threeVersions();

        for (var version : VersionChain.of(id)) {
            var answer = anonymous()
                    .get(NOTES.at(id) + "/versions/" + version.get("number"))
                    .then()
                    .statusCode(200);
            assertThat(VersionChain.sha256(answer.extract().asByteArray())).isEqualTo(version.get("contentHash"));
            answer.contentType("application/json")
                    .header("ETag", "W/\"" + version.get("contentHash") + "\"")
                    .body("version", is(version.get("number")));
        }
        anonymous().get(NOTES.at(id) + "/versions/1").then().body("title", is("Utgåva 1"));
        anonymous().get(NOTES.at(id) + "/versions/3").then().body("title", is("Utgåva 3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/versions", "/versions/2", "/versions/2/changes"})
    void a_conditional_read_of_the_history_returns_304_until_it_changes(String below) {
        var path = NOTES.at(threeVersions()) + below;

        var etag = anonymous().get(path).then().statusCode(200).extract().header("ETag");

        anonymous()
                .header("If-None-Match", etag)
                .get(path)
                .then()
                .statusCode(304)
                .header("ETag", etag)
                .body(emptyString());
        anonymous().header("If-None-Match", "\"another\"").get(path).then().statusCode(200);
    }

    @Test
    void anybody_can_compute_the_hashes_and_follow_the_chain() throws Exception {
        var chain = VersionChain.of(threeVersions());

        assertThat(chain).hasSize(3);
        for (var version : chain) {
            assertThat(VersionChain.expectedHash(version)).isEqualTo(version.get("hash"));
        }
        assertThat(chain.get(0)).doesNotContainKey("previousHash");
        assertThat(chain.get(1)).containsEntry("previousHash", chain.get(0).get("hash"));
        assertThat(chain.get(2)).containsEntry("previousHash", chain.get(1).get("hash"));
    }

    @Test
    void the_listed_versions_stay_the_same_after_a_publication() {
        var id = threeVersions();
        var before = VersionChain.of(id);
        var text = VersionChain.text(id, 1);
        NOTES.replace(id, 6, note("Utgåva 4")).statusCode(200);

        assertThat(VersionChain.of(id)).isEqualTo(before);
        NOTES.publish(id, 7).statusCode(200);
        assertThat(VersionChain.of(id)).hasSize(4).startsWith(before.get(0), before.get(1), before.get(2));
        assertThat(VersionChain.text(id, 1)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/versions/2",
                "/versions/0",
                "/versions/-1",
                "/versions/ett",
                "/versions/99999999999",
                "/versions/2/changes",
                "/versions/0/changes",
                "/versions/1/changes?from=9",
                "/versions/1/change"
            })
    void a_version_that_was_never_published_is_not_found(String path) {
        var id = NOTES.published(note("Ett"));

        anonymous().get(NOTES.at(id) + path).then().statusCode(404).contentType(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "ett", "", "1.5", "99999999999"})
    void a_version_to_compare_with_is_a_whole_number(String from) {
        var id = NOTES.published(note("Ett"));

        anonymous()
                .queryParam("from", from)
                .get(NOTES.at(id) + "/versions/1/changes")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("violations.pointer", contains("from"));
        anonymous()
                .queryParam("form", 0)
                .get(NOTES.at(id) + "/versions/1/changes")
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("form"));
    }

    @Test
    void a_draft_has_no_versions_and_for_others_not_even_a_history() {
        var id = NOTES.draft(note("Utkast"));

        as("editor").get(NOTES.at(id) + "/versions").then().statusCode(200).body("items", empty());
        as("editor").get(NOTES.at(id) + "/versions/1").then().statusCode(404).contentType(PROBLEM);
        for (var path : HISTORY) {
            for (var reader : List.of(anonymous(), as("editor", EKERO))) {
                reader.get(NOTES.at(id) + path)
                        .then()
                        .statusCode(404)
                        .contentType(PROBLEM)
                        .body("detail", is("There is no note " + id));
            }
        }
    }

    @Test
    void only_the_parties_read_the_versions_of_a_withdrawn_document() {
        var id = NOTES.published(note("Återkallat"));
        NOTES.withdraw(id, 2, "Publicerades av misstag.").statusCode(200);

        for (var path : HISTORY) {
            as("approver", POLICE).get(NOTES.at(id) + path).then().statusCode(200);
            for (var reader : List.of(anonymous(), as("editor", EKERO))) {
                reader.get(NOTES.at(id) + path)
                        .then()
                        .statusCode(410)
                        .contentType(PROBLEM)
                        .body("explanation", is("Publicerades av misstag."));
            }
        }
        assertThat(VersionChain.text(id, 1)).contains("\"title\":\"Återkallat\"");
    }

    private static String threeVersions() {
        var id = NOTES.published(note("Utgåva 1"));
        NOTES.replace(id, 2, note("Utgåva 2", "summary", "Nu med sammanfattning"))
                .statusCode(200);
        NOTES.publish(id, 3).statusCode(200);
        NOTES.replace(id, 4, note("Utgåva 3")).statusCode(200);
        NOTES.post(
                        as("archivist", POLICE),
                        id,
                        "publications",
                        5,
                        Map.of("changeNote", "Rättat \"stavfel\": åäö – 1 €"))
                .statusCode(200);
        return id;
    }
}
