package se.samverkan.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.SystemUnderTest;

/** Lists from the index (without a token) and from the owners (with a token) are equal. */
@ExtendWith(SystemUnderTest.Running.class)
@TestInstance(Lifecycle.PER_CLASS)
class ListsStory {
    private static final String ORSA = "2034";
    private static final String ALVDALEN = "2039";
    private static final String KARLSTAD = "1780";

    private final SystemUnderTest system;

    ListsStory(SystemUnderTest system) {
        this.system = system;
    }

    /** Publishes one document after the other: the order of these lines is the order of publication. */
    @BeforeAll
    void publish() {
        promise(ORSA, "Ankaret", "\"theme\": \"hamnar\"");
        promise(ORSA, "Änglarna", validity("2018", null));
        promise(ORSA, "Ödlan", validity(null, "2019-06"));
        promise(ORSA, "Åkern", validity("2018", "2020"));
        promise(ORSA, "Båten", validity("2019-22", "2019-24"));
        promise(ORSA, "Zebran", validity("2017-05-01", ".."));
        promise(ALVDALEN, "Cirkeln", validity("2016", "2016"));
        promise(KARLSTAD, "Domen", validity("2019-03-15", "2019-03-15"));
        promise(ORSA, "Enen", validity("2030", "2035"));
        var orsa = new ApiEditor(system, ORSA);
        orsa.publish(orsa.draft(
                "promises",
                orsa.document("Fågeln", validity("2019", "2019"))
                        .replace("\"parties\": [", "\"parties\": [{\"id\": \"police:polisen-i-orsa\"}, ")));
        orsa.publish(orsa.draft("agreements", orsa.document("Gränden", validity("2018-21", "2020-12-31"))));
        orsa.publish(orsa.draft("agreements", orsa.agreement("Hagen")));
        orsa.draft("promises", orsa.agreement("Utkastet"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "municipality=2034&sort=title | Ankaret Båten Enen Fågeln Zebran Åkern Änglarna Ödlan",
                "municipality=2039 | Cirkeln",
                "county=Dalarnas län&sort=title | Ankaret Båten Cirkeln Enen Fågeln Zebran Åkern Änglarna Ödlan",
                "county=20&municipality=2039 | Cirkeln",
                "county=20&municipality=1780 |",
                "policeRegion=Bergslagen&sort=title"
                        + " | Ankaret Båten Cirkeln Domen Enen Fågeln Zebran Åkern Änglarna Ödlan",
                "policeRegion=Bergslagen&county=17 | Domen",
                "policeRegion=Bergslagen&sort=-title"
                        + " | Ödlan Änglarna Åkern Zebran Fågeln Enen Domen Cirkeln Båten Ankaret",
                "policeRegion=Bergslagen&sort=publishedAt"
                        + " | Ankaret Änglarna Ödlan Åkern Båten Zebran Cirkeln Domen Enen Fågeln",
                "policeRegion=Bergslagen | Fågeln Enen Domen Cirkeln Zebran Båten Åkern Ödlan Änglarna Ankaret",
                "policeRegion=Bergslagen&sort=validity"
                        + " | Cirkeln Zebran Änglarna Åkern Fågeln Domen Båten Enen Ankaret Ödlan",
                "policeRegion=Bergslagen&sort=-validity"
                        + " | Enen Båten Domen Fågeln Änglarna Åkern Zebran Cirkeln Ankaret Ödlan",
                "policeRegion=Bergslagen&status=PUBLISHED&county=17 | Domen",
                "policeRegion=Bergslagen&status=DRAFT |",
            })
    void lists_are_filtered_by_place_and_status_and_sorted(String query, String titles) {
        areAnsweredAlike("promises", query, titles);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "year=2015 |",
                "year=2016 | Cirkeln",
                "year=2017 | Zebran",
                "year=2018 | Zebran Åkern Änglarna",
                "year=2019 | Båten Domen Fågeln Zebran Åkern Ödlan",
                "year=2020 | Båten Zebran Åkern",
                "year=2021 | Zebran",
                "year=2033 | Enen Zebran",
                "year=9998 | Zebran",
                "temporalStatus=IN_FORCE&asOf=2019-07-01 | Båten Fågeln Zebran Åkern",
                "temporalStatus=UNKNOWN&asOf=2019-07-01 | Ankaret Änglarna",
                "temporalStatus=EXPIRED&asOf=2019-07-01 | Cirkeln Domen Ödlan",
                "temporalStatus=UPCOMING&asOf=2019-07-01 | Enen",
                "temporalStatus=UNKNOWN&asOf=2019-06-30 | Ankaret Änglarna Ödlan",
                "temporalStatus=UPCOMING&asOf=2019-05-31 | Båten Enen",
                "temporalStatus=IN_FORCE&asOf=2019-06-01 | Båten Fågeln Zebran Åkern",
                "temporalStatus=IN_FORCE&asOf=2020-02-29 | Båten Zebran Åkern",
                "temporalStatus=EXPIRED&asOf=2020-03-01 | Båten Cirkeln Domen Fågeln Ödlan",
                "temporalStatus=UPCOMING&asOf=2017-12-31 | Båten Domen Enen Fågeln Åkern Änglarna",
                "temporalStatus=UNKNOWN&asOf=2017-12-31 | Ankaret Ödlan",
                "temporalStatus=IN_FORCE&asOf=2019-03-15 | Domen Fågeln Zebran Åkern",
                "temporalStatus=IN_FORCE&asOf=2500-01-01 | Zebran",
                "partyId=municipality:2039 | Cirkeln",
                "partyId=police:polisen-i-orsa | Fågeln",
                "publishedAfter={Zebran} | Cirkeln Domen Enen Fågeln",
                "publishedAfter={Fågeln} |",
                "publishedAfter={Åkern}&municipality=2034&year=2019 | Båten Fågeln Zebran",
                "municipality=2034&year=2019&temporalStatus=IN_FORCE&asOf=2019-07-01&partyId=municipality:2034"
                        + " | Båten Fågeln Zebran Åkern",
            })
    void lists_are_filtered_by_time_party_and_publication(String query, String titles) {
        areAnsweredAlike("promises", query + "&sort=title&policeRegion=Bergslagen", titles);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "page=1&limit=4 | Ankaret Båten Cirkeln Domen",
                "page=2&limit=4 | Enen Fågeln Zebran Åkern",
                "page=3&limit=4 | Änglarna Ödlan",
                "page=4&limit=4 |",
                "page=1000000&limit=100 |",
                "page=10&limit=1 | Ödlan",
                "page=1&limit=10 | Ankaret Båten Cirkeln Domen Enen Fågeln Zebran Åkern Änglarna Ödlan",
                "page=2&limit=2&year=2019 | Fågeln Zebran",
            })
    void lists_are_paged_to_the_end_and_beyond(String query, String titles) {
        areAnsweredAlike("promises", query + "&sort=title&policeRegion=Bergslagen", titles);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "municipality=2034 | Hagen Gränden",
                "municipality=2034&year=2019 | Gränden",
                "municipality=2034&temporalStatus=UNKNOWN | Hagen",
                "municipality=2034&temporalStatus=UPCOMING&asOf=2018-02-28 | Gränden",
            })
    void agreements_are_filtered_alike(String query, String titles) {
        areAnsweredAlike("agreements", query, titles);
    }

    /** A client may get a token in the middle of a list. */
    @ParameterizedTest
    @ValueSource(strings = {"-publishedAt", "publishedAt", "title", "-title", "validity", "-validity"})
    void a_cursor_of_the_index_is_one_of_the_owner_too(String sort) {
        var path = "/promises?policeRegion=Bergslagen&sort=" + sort;
        var all = system.read(path).getList("items.title");
        var seen = new ArrayList<>();
        path += "&limit=2";
        for (int page = 0; path != null; page++) {
            var answer = readers()[page % 2]
                    .urlEncodingEnabled(false)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(answer.getList("items.title"));
            String next = answer.get("_links.next.href");
            path = next == null ? null : next.substring(next.indexOf("/promises"));
        }

        assertThat(seen).hasSize(10).isEqualTo(all);
    }

    @Test
    void bad_queries_are_refused_by_index_and_owner() {
        for (var query :
                new String[] {"limit=0", "year=noll", "asOf=2019-02-30", "partyId=x", "publishedAfter=igår", "after=x"
                }) {
            for (var reader : readers()) {
                reader.get("/promises?" + query).then().statusCode(400).contentType("application/problem+json");
            }
        }
    }

    private void areAnsweredAlike(String collection, String query, String titles) {
        var expected = titles == null ? new String[0] : titles.split(" ", -1);
        JsonPath[] answers = {null, null};
        for (int i = 0; i < answers.length; i++) {
            var request = readers()[i];
            for (var parameter : query.split("&", -1)) {
                var pair = parameter.split("=", 2);
                request.queryParam(pair[0], pair[1].startsWith("{") ? publishedAt(pair[1]) : pair[1]);
            }
            answers[i] = request.get("/" + collection)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(answers[i].getList("items.title", String.class)).containsExactly(expected);
        }
        for (var part : new String[] {"_meta", "_links"}) {
            assertThat(answers[0].getMap(part)).as(part).isEqualTo(answers[1].getMap(part));
        }
        assertThat(answers[0].getList("items.temporalStatus")).isEqualTo(answers[1].getList("items.temporalStatus"));
    }

    /** A reader without a token, answered from the index, and one with a token of another party, answered by the owner. */
    private RequestSpecification[] readers() {
        return new RequestSpecification[] {system.anyone(), system.as("editor", "municipality:0186")};
    }

    private String publishedAt(String title) {
        return system.read("/promises?policeRegion=Bergslagen&limit=100")
                .getString("items.find { it.title == '" + title.replaceAll("[{}]", "") + "' }.publishedAt");
    }

    private void promise(String municipality, String title, String members) {
        var editor = new ApiEditor(system, municipality);
        editor.publish(editor.draft("promises", editor.document(title, members)));
    }

    private static String validity(String from, String to) {
        var bounds = (from == null ? "" : "\"from\": \"" + from + "\"")
                + (from == null || to == null ? "" : ", ")
                + (to == null ? "" : "\"to\": \"" + to + "\"");
        return "\"validity\": {" + bounds + "}";
    }
}
