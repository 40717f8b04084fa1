package se.samverkan.documents.search;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static se.samverkan.documents.note.NoteRequests.NOTES;
import static se.samverkan.documents.note.NoteRequests.note;
import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.as;
import static se.samverkan.stack.testing.ServiceRequests.parties;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.stack.testing.ServiceTest;

/** A list holds the documents that match its filters, in the requested order. */
@QuarkusTest
@ServiceTest(database = "agreements")
class DocumentSearchTest {
    private String association;

    /** A party of this test's notes only. */
    @BeforeEach
    void found_an_association() {
        association = "association:" + UUID.randomUUID();
    }

    @ParameterizedTest
    @CsvSource({
        "municipality=0486, Strängnäs",
        "municipality=0120, Värmdö",
        "municipality=0980, ",
        "county=Södermanlands län, Strängnäs",
        "county=04, Strängnäs",
        "county=01, Värmdö",
        "county=Atlantis, ",
        "policeRegion=Öst, Strängnäs",
        "policeRegion=stockholm, Värmdö",
        "policeRegion=Syd, "
    })
    void by_place(String filter, String title) {
        publish("Strängnäs", "municipalities", List.of("0486"));
        publish("Värmdö", "municipalities", List.of("0120"));

        list(filter).body("items.title", equalTo(title == null ? List.of() : List.of(title)));
    }

    @Test
    void filters_together_leave_what_passes_all_of_them() {
        publish("Strängnäs", "municipalities", List.of("0486"));

        list("municipality=0486", "policeRegion=Öst", "county=04").body("_meta.totalRecords", is(1));
        list("municipality=0486", "policeRegion=Stockholm").body("_meta.totalRecords", is(0));
    }

    @ParameterizedTest
    @CsvSource({"2016, 0", "2017, 2", "2018, 1", "2019, 1", "2020, 2", "2023, 2", "2024, 1", "2031, 1"})
    void by_a_year_of_a_stated_bound_or_between_two(int year, int found) {
        publish("Bara slut", "validity", Map.of("to", "2017"));
        publish("Fyra år", "validity", Map.of("from", "2017-06", "to", "2020"));
        publish("Fyra till", "validity", Map.of("from", "2020", "to", "2023"));
        publish("Öppet", "validity", Map.of("from", "2023-11-01", "to", ".."));
        publish("Utan tid", "theme", "trygghet");

        list("year=" + year).body("_meta.totalRecords", is(found));
    }

    @ParameterizedTest
    @CsvSource({
        "UPCOMING, 2019-12-31, Fyra år",
        "IN_FORCE, 2020-01-01, Fyra år",
        "IN_FORCE, 2023-12-31, Fyra år",
        "EXPIRED,  2024-01-01, Bara slut;Fyra år",
        "UNKNOWN,  2016-01-01, Bara slut;Utan tid",
        "EXPIRED,  2018-07-17, Bara slut",
        "UNKNOWN,  2018-07-17, Utan tid"
    })
    void by_the_temporal_status_on_a_day(String status, String asOf, String titles) {
        publish("Bara slut", "validity", Map.of("to", "2017"));
        publish("Fyra år", "validity", Map.of("from", "2020", "to", "2023"));
        publish("Utan tid", "theme", "trygghet");

        list("temporalStatus=" + status, "asOf=" + asOf, "sort=title")
                .body("items.title", equalTo(List.of(titles.split(";", -1))));
    }

    @Test
    void by_publication_status_for_those_who_may_see_it() {
        NOTES.draft(note("Utkast", "parties", parties(STRANGNAS, association, POLICE)));
        publish("Publicerat", "theme", "trygghet");
        NOTES.withdraw(publish("Återkallat", "theme", "trygghet"), 2, "Fel").statusCode(200);

        list().body("items.title", contains("Publicerat"));
        for (var hidden : List.of("DRAFT", "WITHDRAWN")) {
            list("status=" + hidden).body("_meta.totalRecords", is(0));
        }
        mine("status=DRAFT").body("items.title", contains("Utkast"));
        mine("status=PUBLISHED").body("items.title", contains("Publicerat"));
        mine("status=WITHDRAWN").body("items.title", contains("Återkallat"));
        mine("sort=title").body("items.title", contains("Publicerat", "Utkast"));
    }

    @Test
    void a_party_lists_its_own_drafts_and_no_one_elses() {
        NOTES.draft(note("Vårt utkast", "parties", parties(STRANGNAS, association)));

        as("editor", association)
                .get(NOTES.path() + "?limit=100&status=DRAFT")
                .then()
                .body("items.title", contains("Vårt utkast"));
        as("editor", "municipality:0120")
                .queryParam("partyId", association)
                .get(NOTES.path())
                .then()
                .statusCode(200)
                .body("_meta.totalRecords", is(0))
                .body("items", hasSize(0));
    }

    @Test
    void everybody_lists_what_is_published_and_not_what_is_being_edited() {
        var id = publish("Publicerat", "theme", "trygghet");
        NOTES.replace(id, 2, note("Redigeras", "parties", parties(STRANGNAS, association, POLICE)))
                .statusCode(200);

        list().body("items.title", contains("Publicerat")).body("items[0].revision", is(2));
        mine().body("items.title", contains("Publicerat"));
    }

    @ParameterizedTest
    @CsvSource({
        "title,        Arboga;Zinkgruvan;Åmål;Ängelholm;Öland",
        "-title,       Öland;Ängelholm;Åmål;Zinkgruvan;Arboga",
        "publishedAt,  Öland;Arboga;Ängelholm;Zinkgruvan;Åmål",
        "-publishedAt, Åmål;Zinkgruvan;Ängelholm;Arboga;Öland",
        "validity,     Åmål;Zinkgruvan;Ängelholm;Arboga;Öland",
        "-validity,    Öland;Arboga;Ängelholm;Zinkgruvan;Åmål"
    })
    void in_the_order_that_is_asked_for(String sort, String titles) {
        int year = 2025;
        for (var title : List.of("Öland", "Arboga", "Ängelholm", "Zinkgruvan", "Åmål")) {
            publish(title, "validity", Map.of("from", Integer.toString(year--)));
        }

        list("sort=" + sort).body("items.title", equalTo(List.of(titles.split(";", -1))));
    }

    private String publish(String title, String member, Object value) {
        var note = note(title, "parties", parties(STRANGNAS, "municipality:0120", association, POLICE));
        note.put(member, value);
        return NOTES.published(note);
    }

    private ValidatableResponse list(String... parameters) {
        return list(anonymous(), parameters);
    }

    private ValidatableResponse mine(String... parameters) {
        return list(as("editor"), parameters);
    }

    private ValidatableResponse list(RequestSpecification reader, String... parameters) {
        reader.queryParam("partyId", association);
        for (var parameter : parameters) {
            var equals = parameter.indexOf('=');
            reader.queryParam(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        return reader.get(NOTES.path()).then().statusCode(200);
    }
}
