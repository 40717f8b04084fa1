package se.samverkan.documents.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static se.samverkan.documents.note.NoteRequests.NOTES;
import static se.samverkan.documents.note.NoteRequests.note;
import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.as;
import static se.samverkan.stack.testing.ServiceRequests.parties;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.stack.testing.ServiceTest;

/** The next page goes on behind the last item, whatever has changed meanwhile. */
@QuarkusTest
@ServiceTest(database = "agreements")
class CursorTest {
    private static final String PUBLIC = "http://127.0.0.1:8080/samverkan/v1/notes";
    /** The day of a note that states none. */
    private static final int WITHOUT = 5;

    private String association;

    /** A party of this test's notes only. */
    @BeforeEach
    void found_an_association() {
        association = "association:" + UUID.randomUUID();
    }

    @ParameterizedTest
    @ValueSource(strings = {"publishedAt", "-publishedAt", "title", "-title", "validity", "-validity"})
    void what_stood_all_the_time_is_listed_once(String sort) {
        var standing = new ArrayList<String>();
        for (int i = 1; i <= 7; i++) {
            standing.add(publish("Ärende " + i % 3, i));
        }
        var withdrawn = publish("Ärende 1", 5);

        var seen = new ArrayList<String>();
        var address = PUBLIC + "?limit=2&sort=" + sort + "&partyId=" + association;
        for (int page = 1; address != null; page++) {
            var answer = get(address);
            seen.addAll(answer.getList("items.id"));
            assertThat(answer.getInt("_meta.page")).isEqualTo(page);
            if (page <= 3) {
                // One more before and after every place.
                publish("Aaa", 1);
                publish("Ööö", 9);
            }
            if (page == 2) {
                NOTES.withdraw(withdrawn, 2, "Fel").statusCode(200);
            }
            address = answer.getString("_links.next.href");
        }

        assertThat(seen).doesNotHaveDuplicates().containsAll(standing);
    }

    @Test
    void drafts_come_last_and_are_listed_once_too() {
        publish("Publicerad", 1);
        for (int i = 0; i < 4; i++) {
            NOTES.draft(note("Utkast " + i, "parties", parties(STRANGNAS, association)));
        }

        var titles = new ArrayList<String>();
        var address = PUBLIC + "?limit=2&partyId=" + association;
        while (address != null) {
            var answer = get(as("editor"), address);
            titles.addAll(answer.getList("items.title"));
            address = answer.getString("_links.next.href");
        }

        assertThat(titles).containsExactly("Publicerad", "Utkast 0", "Utkast 1", "Utkast 2", "Utkast 3");
    }

    @Test
    void the_other_links_lead_to_pages_by_number() {
        for (int i = 1; i <= 3; i++) {
            publish("Ärende", i);
        }
        var second = get(get(PUBLIC + "?limit=1&partyId=" + association).getString("_links.next.href"));

        assertThat(second.getString("_links.self.href")).contains("&page=2", "after=");
        for (var link : List.of("first", "prev", "last")) {
            assertThat(second.getString("_links." + link + ".href")).doesNotContain("after=");
        }
        assertThat(get(second.getString("_links.prev.href")).getList("items.id"))
                .isEqualTo(get(PUBLIC + "?limit=1&partyId=" + association).getList("items.id"));
        assertThat(get(get(second.getString("_links.next.href")).getString("_links.self.href"))
                        .getMap("_links"))
                .doesNotContainKey("next");
    }

    @ParameterizedTest
    @CsvSource({"x", "%20", "åäö", "LXB1Ymxpc2hlZEF0", "dGl0bGUgMDE5MDAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAx"})
    void what_is_no_cursor_of_the_list_is_refused(String after) {
        anonymous()
                .queryParam("after", after)
                .queryParam("limit", 0)
                .get(NOTES.path())
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("limit", "after"));
    }

    private String publish(String title, int day) {
        var note = note(title, "parties", parties(STRANGNAS, POLICE, association));
        if (day != WITHOUT) {
            note.put("validity", Map.of("from", "2019-01-0" + day));
        }
        return NOTES.published(note);
    }

    private static JsonPath get(String address) {
        return get(anonymous(), address);
    }

    private static JsonPath get(RequestSpecification caller, String address) {
        return caller.urlEncodingEnabled(false)
                .get(path(address))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The path at the service itself of a link, which names the public address. */
    private static String path(String address) {
        return address.substring(PUBLIC.length() - NOTES.path().length());
    }
}
