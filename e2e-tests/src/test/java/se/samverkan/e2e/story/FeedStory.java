package se.samverkan.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.restassured.path.json.JsonPath;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.e2e.system.ApiEditor;
import se.samverkan.e2e.system.ApiEditor.Revision;
import se.samverkan.e2e.system.SystemUnderTest;

/** An editor publishes, corrects and withdraws an agreement; the web site of the municipality shows it by its feed. */
@ExtendWith(SystemUnderTest.Running.class)
class FeedStory {
    private static final String AREA = "/municipalities/2460";
    private static final String VALIDITY = "\"validity\": {\"from\": \"2020-02-01\", \"to\": \"2021\"}";

    private final SystemUnderTest system;
    private final ApiEditor vannas;

    FeedStory(SystemUnderTest system) {
        this.system = system;
        this.vannas = new ApiEditor(system, "2460");
    }

    private Map<String, Object> newest(String area) {
        return feed(area).getMap("items[0]");
    }

    private JsonPath feed(String area) {
        return system.read(area + "/feed.json");
    }

    private Revision publish(Revision draft, String changeNote) {
        var published = vannas.change("archivist", draft, "{\"changeNote\": \"" + changeNote + "\"}")
                .post(draft.path() + "/publications")
                .then()
                .statusCode(200);
        return new Revision(draft.path(), published.extract().header("ETag"));
    }

    @Test
    void the_feed_shows_each_change_as_soon_as_it_is_published() throws Exception {
        var first = publish(
                vannas.draft("agreements", vannas.document("Flödets <b>avtal</b> & mer", VALIDITY)), "Första gången");
        assertThat(newest(AREA))
                .containsEntry("title", "Ny samverkansöverenskommelse: Flödets <b>avtal</b> & mer")
                .containsEntry("summary", "Första gången")
                .containsEntry("url", system.address() + first.path())
                .containsEntry("tags", List.of("samverkansöverenskommelse", "Vännäs"));
        assertThat(newest("/counties/24")).isEqualTo(newest(AREA));
        assertThat(feed("").getList("items.id")).contains(newest(AREA).get("id"));
        assertThat(atomTitle()).isEqualTo("Ny samverkansöverenskommelse: Flödets <b>avtal</b> & mer");

        var edited = vannas.edit(first, vannas.document("Flödets avtal", VALIDITY));
        var second = publish(edited, "Två områden till");
        assertThat(newest(AREA))
                .containsEntry("title", "Ny version: Flödets avtal")
                .containsEntry("summary", "Två områden till");
        assertThat(system.read(first.path()).getString("changeNote")).isEqualTo("Två områden till");
        system.anyone()
                .get(AREA + "/calendar.ics")
                .then()
                .statusCode(200)
                .contentType("text/calendar;charset=UTF-8")
                .body(containsString("SUMMARY:Börjar gälla: Flödets avtal\r\n"))
                .body(containsString("DTSTART;VALUE=DATE:20200201\r\nDTEND;VALUE=DATE:20200202\r\n"))
                .body(containsString("SUMMARY:Slutar gälla 2021: Flödets avtal\r\n"));

        vannas.withdraw(second, "Avtalet hade fel bilaga.");
        assertThat(newest(AREA))
                .containsEntry("title", "Återkallad samverkansöverenskommelse: Vännäs")
                .containsEntry("content_text", "Avtalet hade fel bilaga.");
        assertThat(feed(AREA).getList("items.url")).doesNotHaveDuplicates();
    }

    private String atomTitle() throws Exception {
        var bytes = system.anyone()
                .get(AREA + "/feed.atom")
                .then()
                .statusCode(200)
                .contentType("application/atom+xml")
                .extract()
                .asByteArray();
        var xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        var entry = xml.getElementsByTagName("entry").item(0);
        return entry.getFirstChild().getTextContent();
    }

    @ParameterizedTest
    @CsvSource({
        "feed.atom, application/atom+xml",
        "feed.json, application/feed+json",
        "calendar.ics, text/calendar;charset=UTF-8",
    })
    void a_feed_has_an_entity_tag_and_ignores_accept(String file, String mediaType) {
        for (var area : List.of("/municipalities/0486", "/counties/04", "")) {
            var path = area + "/" + file;
            // The third response is from the cache.
            for (var accept : List.of("text/html", "application/rss+xml;q=0.9", "*/*", "application/json")) {
                system.anyone()
                        .header("Accept", accept)
                        .get(path)
                        .then()
                        .statusCode(200)
                        .contentType(mediaType);
            }
            var etag = system.anyone().get(path).header("ETag");
            system.anyone()
                    .header("If-None-Match", etag)
                    .get(path)
                    .then()
                    .statusCode(304)
                    .header("Cache-Control", containsString("max-age=60"));
            assertThat(system.anyone().head(path).header("Content-Type")).isEqualTo(mediaType);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/municipalities/0000/feed.atom",
                "/municipalities/04/feed.json",
                "/municipalities/x/calendar.ics",
                "/counties/00/feed.atom",
                "/counties/0486/feed.json",
                "/counties/x/calendar.ics",
            })
    void an_unknown_area_is_not_found(String path) {
        system.anyone().get(path).then().statusCode(404).contentType("application/problem+json");
    }
}
