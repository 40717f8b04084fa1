package se.samverkan.documents.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static se.samverkan.documents.note.NoteRequests.NOTES;
import static se.samverkan.documents.note.NoteRequests.note;
import static se.samverkan.stack.testing.ServiceRequests.PROBLEM;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.parties;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.stack.testing.ServiceTest;

/** A list has pages with links between them, and refuses unknown parameters. */
@QuarkusTest
@ServiceTest(database = "agreements")
class PagingTest {
    private static final String PUBLIC = "http://127.0.0.1:8080/samverkan/v1/notes";

    @Test
    void the_links_lead_through_all_pages_and_keep_the_parameters() {
        var association = publishSeveral(5);
        var query = "?partyId=" + association.replace(":", "%3A") + "&limit=2&sort=title&policeRegion=%C3%96st";

        var titles = new ArrayList<String>();
        var address = PUBLIC + query;
        for (int page = 1; address != null; page++) {
            var answer = get(address)
                    .statusCode(200)
                    .body("_meta.totalRecords", is(5))
                    .body("_meta.page", is(page))
                    .body("_meta.limit", is(2))
                    .body("_meta.count", is(page == 3 ? 1 : 2))
                    .body("_links.first.href", isPage(1))
                    .body("_links.last.href", isPage(3))
                    .body("_links.self.href", isPage(page))
                    .body("_links.self.rel", is("self"))
                    .body("_links.self.method", is("GET"))
                    .extract();
            titles.addAll(answer.path("items.title"));
            var links = answer.<Map<String, Map<String, String>>>path("_links");
            assertThat(links.containsKey("prev")).isEqualTo(page > 1);
            assertThat(links.values())
                    .allSatisfy(link -> assertThat(link.get("href"))
                            .startsWith(PUBLIC + "?")
                            .contains("partyId=" + association.replace(":", "%3A"))
                            .contains("limit=2", "sort=title", "policeRegion=%C3%96st"));
            address = links.containsKey("next") ? links.get("next").get("href") : null;
        }

        assertThat(titles)
                .containsExactly("Anteckning 1", "Anteckning 2", "Anteckning 3", "Anteckning 4", "Anteckning 5");
    }

    @Test
    void a_page_past_the_end_is_empty_and_leads_back() {
        var association = publishSeveral(1);

        get(PUBLIC + "?page=7&partyId=" + association)
                .statusCode(200)
                .body("items", hasSize(0))
                .body("_meta.totalRecords", is(1))
                .body("_meta.count", is(0))
                .body("_links.prev.href", isPage(1))
                .body("_links", not(hasKey("next")));
    }

    @Test
    void without_a_limit_a_page_holds_twenty() {
        get(PUBLIC + "?partyId=association:" + UUID.randomUUID())
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "private, no-store")
                .body("_meta.limit", is(20))
                .body("_meta.page", is(1))
                .body("_meta.totalRecords", is(0))
                .body("items", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kommun=0486            | kommun         | is not a parameter here; there are after, asOf, county, limit, municipality, page, partyId, policeRegion, publishedAfter, sort, status, temporalStatus, year
            municipality=486       | municipality   | must be SCB's four digits, such as 0486
            year=MMXIX             | year           | must be a whole number from 1000 to 9999
            year=99999999999       | year           | must be a whole number from 1000 to 9999
            page=0                 | page           | must be a whole number from 1 to 1000000
            page=-1                | page           | must be a whole number from 1 to 1000000
            limit=101              | limit          | must be a whole number from 1 to 100
            status=published       | status         | "published" is not one of [DRAFT, PUBLISHED, WITHDRAWN]
            temporalStatus=NOW     | temporalStatus | "NOW" is not one of [UPCOMING, IN_FORCE, EXPIRED, UNKNOWN]
            asOf=2019-02-30        | asOf           | "2019-02-30" is not a day: write YYYY-MM-DD
            asOf=2019              | asOf           | "2019" is not a day: write YYYY-MM-DD
            sort=name              | sort           | "name" is not one of [publishedAt, title, validity]
            sort=--title           | sort           | "-title" is not one of [publishedAt, title, validity]
            page=1&page=2          | page           | appears more than once
            """)
    void an_invalid_parameter_is_named_with_its_valid_values(String query, String parameter, String text) {
        get(PUBLIC + "?" + query)
                .statusCode(400)
                .contentType(PROBLEM)
                .body("status", is(400))
                .body("violations.pointer", contains(parameter))
                .body("violations.text", contains(text))
                .body("detail", is(parameter + ": " + text));
    }

    @Test
    void a_party_id_of_another_form_is_refused() {
        get(PUBLIC + "?partyId=Polisen")
                .statusCode(400)
                .contentType(PROBLEM)
                .body("violations.pointer", contains("partyId"))
                .body("violations[0].text", startsWith("must be a kind and a name, such as municipality:0486"));
    }

    private static Matcher<String> isPage(int number) {
        return matchesRegex(".*[?&]page=" + number + "(&.*)?");
    }

    private static String publishSeveral(int count) {
        var association = "association:" + UUID.randomUUID();
        for (int i = 1; i <= count; i++) {
            NOTES.published(note("Anteckning " + i, "parties", parties(STRANGNAS, association)));
        }
        return association;
    }

    /** Sends the request of a link, which names the public address, to the service itself. */
    private static ValidatableResponse get(String address) {
        var path = address.substring(PUBLIC.length() - NOTES.path().length());
        return anonymous().urlEncodingEnabled(false).get(path).then();
    }
}
