package se.samverkan.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.e2e.system.SystemUnderTest;

/** A dashboard reads time series and everything that is late in one request each, and links to both as files. */
@ExtendWith(SystemUnderTest.Running.class)
class DashboardStory {
    private static final String VARMDO = "/notices?municipality=0120&asOf=2018-07-17";

    private final SystemUnderTest system;

    DashboardStory(SystemUnderTest system) {
        this.system = system;
    }

    @Test
    void one_request_has_the_years_of_every_county() {
        var series = system.read("/statistics?groupBy=county&thenBy=year&asOf=2020-06-01");

        assertThat(series.getString("groupBy")).isEqualTo("county");
        assertThat(series.getString("thenBy")).isEqualTo("year");
        var county = system.read("/statistics?groupBy=year&county=04&asOf=2020-06-01");
        var ofCounty = series.<Map<String, Object>>getList("groups.findAll { it.key == '04' }");
        assertThat(ofCounty).extracting(group -> group.get("name")).containsOnly("Södermanlands län");
        assertThat(ofCounty)
                .extracting(group -> group.get("thenKey"))
                .isEqualTo(county.getList("groups.key"))
                .contains("2019");
        assertThat(ofCounty).extracting(group -> group.get("figures")).isEqualTo(county.getList("groups.figures"));
        assertThat(system.read("/statistics?groupBy=county").getMap("$")).doesNotContainKey("thenBy");
    }

    @Test
    void a_link_to_a_table_is_a_file_whatever_the_browser_accepts() {
        var browser = "text/html,application/xhtml+xml,*/*;q=0.8";
        var path = "/statistics?groupBy=county&thenBy=year&asOf=2020-06-01";

        var file = system.anyone().header("Accept", browser).get(path + "&format=csv&dialect=excel");
        var json = system.anyone().header("Accept", "text/csv").get(path + "&format=json");

        assertThat(file.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"samverkan-statistics.csv\"");
        assertThat(file.asString().lines())
                .anyMatch(row -> row.startsWith("\uFEFFcounty;name;year;thenName;promises;"))
                .anyMatch(row -> row.startsWith("04;Södermanlands län;2019;;"));
        assertThat(json.header("Content-Type")).startsWith("application/json");
        assertThat(system.anyone().header("Accept", "text/csv").get(path).asString())
                .isEqualTo(file.asString().substring(1).replace(';', ','));
    }

    @Test
    void the_notices_of_a_municipality_are_those_of_its_overview() {
        var overview = system.overview("0120", "2018-07-17");
        var notices = system.read(VARMDO);

        assertThat(notices.getString("asOf")).isEqualTo("2018-07-17");
        assertThat(notices.getInt("_meta.totalRecords")).isEqualTo(2);
        assertThat(notices.<Map<String, Object>>getList("items"))
                .extracting(each -> each.get("type"), each -> each.get("text"), each -> each.get("since"))
                .containsExactlyInAnyOrderElementsOf(overview.<Map<String, Object>>getList("notices").stream()
                        .map(each -> tuple(each.get("type"), each.get("text"), each.get("since")))
                        .toList());
        assertThat(notices.getList("items.type")).containsExactly("NO_FOLLOW_UP", "STALE");
        assertThat(notices.getList("items.since")).containsExactly("2018-04-01", "2018-01-01");
        assertThat(notices.getList("items.kind")).containsOnly("AGREEMENT");
        assertThat(notices.getList("items[0].municipalities")).contains("0120", "0138", "0182");
        var link = notices.getMap("items[0]._links.document");
        assertThat(link).containsEntry("rel", "about").containsEntry("method", "GET");
        assertThat(link.get("href"))
                .isEqualTo(system.address() + "/agreements/" + overview.getString("agreements[0].id"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "county=01&type=STALE | STALE",
                "policeRegion=Stockholm&kind=AGREEMENT&sort=since | STALE NO_FOLLOW_UP",
                "municipality=0120&kind=PROMISE | ",
                "municipality=0120&year=2017 | NO_FOLLOW_UP STALE",
                "municipality=0120&year=2018 | ",
                "municipality=0120&limit=1&page=2 | STALE",
                "municipality=0120&limit=1&page=3 | ",
                "municipality=0120&temporalStatus=IN_FORCE | ",
            })
    void notices_are_filtered_ordered_and_paged(String query, String types) {
        var found = system.read("/notices?asOf=2018-07-17&" + query);

        var id = system.overview("0120", "2018-07-17").getString("agreements[0].id");
        assertThat(found.<String>getList("items.findAll { it.documentId == '" + id + "' }.type"))
                .containsExactly(types == null ? new String[0] : types.split(" "));
    }

    @Test
    void a_table_has_all_notices_whatever_the_page() {
        var query = "/notices?asOf=2018-07-17&sort=title&limit=1&page=2";

        var rows = system.anyone()
                .header("Accept", "text/csv")
                .get(query)
                .asString()
                .lines()
                .toList();

        assertThat(rows.getFirst()).startsWith("type,text,since,kind,documentId,title,municipalities,");
        assertThat(rows).hasSize(1 + system.read(query).getInt("_meta.totalRecords"));
        assertThat(rows)
                .anyMatch(row ->
                        row.startsWith("STALE,Gällde till och med 2017-12-31") && row.contains("Stockholms län"));
        assertThat(system.anyone().get(query + "&format=csv").asString().lines())
                .containsExactlyElementsOf(rows);
    }

    @Test
    void the_pages_together_have_every_notice_once() {
        var ids = new ArrayList<String>();
        var next = "/notices?asOf=2018-07-17&limit=1";
        while (next != null) {
            var page = system.read(next);
            ids.addAll(each(page.getList("items")));
            var link = page.getString("_links.next.href");
            next = link == null ? null : link.substring(system.address().length());
        }

        assertThat(ids)
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(
                        each(system.read("/notices?asOf=2018-07-17&limit=100").getList("items")));
    }

    private static List<String> each(List<Map<String, Object>> items) {
        return items.stream()
                .map(item -> item.get("type") + " " + item.get("documentId"))
                .toList();
    }
}
