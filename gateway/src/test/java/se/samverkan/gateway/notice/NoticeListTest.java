package se.samverkan.gateway.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.gateway.index.IndexEvents.commit;
import static se.samverkan.gateway.index.IndexEvents.published;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.domain.query.DocumentFilter;
import se.samverkan.domain.time.TemporalStatus;
import se.samverkan.gateway.document.Kind;
import se.samverkan.gateway.http.CsvDialect;
import se.samverkan.gateway.index.Index;
import se.samverkan.gateway.index.IndexEvents;

/** The notices of the country are filtered, ordered and written as a table. */
class NoticeListTest {
    private static final LocalDate TODAY = LocalDate.of(2020, 2, 1);
    private static final DocumentFilter ALL = documents(null, null, null, null);

    private final Index index = IndexEvents.emptyIndex();
    private final NoticeCache notices = new NoticeCache(index);

    @BeforeEach
    void publish() {
        commit(
                index,
                published(
                        "promises",
                        1,
                        document(1, "Ödlan", "2019", "2019", "0486").put("theme", "Trygghet")),
                published("agreements", 1, document(2, "Ankan", "2016", "2017", "0120", "0486")),
                published("action-plans", 1, document(3, "Zebran", null, "2018-06", "9999")),
                published("promises", 1, document(4, "Pågår", "2020", "2020", "0486")),
                published("promises", 1, document(5, "Tills vidare", "2018", "..", "0486")),
                published("promises", 1, document(6, null, null, null, "0120")));
    }

    @Test
    void every_notice_that_holds_on_the_day_is_listed() {
        assertThat(found(new NoticeFilter(ALL, null, null, null)))
                .containsExactlyInAnyOrder(
                        "Ödlan STALE 2020-01-01",
                        "Ankan STALE 2018-01-01",
                        "Ankan NO_FOLLOW_UP 2018-04-01",
                        "Zebran STALE 2018-07-01",
                        "Zebran NO_FOLLOW_UP 2018-09-29");
        assertThat(found(new NoticeFilter(
                        new DocumentFilter(null, null, null, LocalDate.of(2017, 12, 31), null, null),
                        null,
                        null,
                        null)))
                .isEmpty();
    }

    @Test
    void filters_select_documents_and_types() {
        assertThat(titles(new NoticeFilter(ALL, null, Kind.ACTION_PLAN, null))).containsOnly("Zebran");
        assertThat(titles(new NoticeFilter(ALL, null, Kind.FOLLOW_UP, null))).isEmpty();
        assertThat(titles(new NoticeFilter(ALL, null, null, Notice.Type.NO_FOLLOW_UP)))
                .containsExactlyInAnyOrder("Ankan", "Zebran");
        assertThat(titles(new NoticeFilter(ALL, " TRYGGHET", null, null))).containsOnly("Ödlan");
        assertThat(titles(new NoticeFilter(documents(Set.of("0486"), null, null, null), null, null, null)))
                .containsOnly("Ankan", "Ödlan");
        assertThat(titles(new NoticeFilter(documents(null, 2018, null, null), null, null, null)))
                .containsOnly("Zebran");
        assertThat(titles(new NoticeFilter(documents(null, null, null, "municipality:0120"), null, null, null)))
                .containsOnly("Ankan");
        assertThat(titles(new NoticeFilter(documents(null, null, TemporalStatus.IN_FORCE, null), null, null, null)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "since, false, Ankan Ankan Zebran Zebran Ödlan",
        "since, true, Ödlan Zebran Zebran Ankan Ankan",
        "title, false, Ankan Ankan Zebran Zebran Ödlan",
        "title, true, Ödlan Zebran Zebran Ankan Ankan",
        "municipality, false, Ödlan Ankan Ankan Zebran Zebran",
        "municipality, true, Ankan Ankan Ödlan Zebran Zebran",
    })
    void notices_are_ordered_and_those_without_the_key_come_last(
            NoticeSort.Key by, boolean isDescending, String titles) {
        var found = new NoticeFilter(ALL, null, null, null).in(notices.all());

        assertThat(new NoticeSort(by, isDescending).sorted(found, notices::titleOrder))
                .extracting(each -> each.document().title())
                .containsExactly(titles.split(" ", -1));
    }

    @Test
    void a_commit_changes_the_list() {
        var before = notices.all();
        assertThat(notices.all()).isSameAs(before);

        commit(
                index,
                published(
                        "promises",
                        1,
                        document(7, "Nästa", "2020", "2020", "0486").put("renews", id(1).toString())));

        assertThat(found(new NoticeFilter(ALL, "trygghet", null, null))).containsExactly("Ödlan SUPERSEDED 2020-01-01");
    }

    @Test
    void a_table_has_a_row_for_each_notice_and_no_formula() {
        commit(index, published("promises", 2, document(1, "=1+1", "2019", "2019", "0486", "0120")));
        var found = new NoticeFilter(ALL, null, Kind.PROMISE, null).in(notices.all());

        assertThat(csv(found, CsvDialect.rfc4180))
                .isEqualTo("type,text,since,kind,documentId,title,municipalities,municipalityNames,counties,"
                        + "policeRegions,url\r\n"
                        + "STALE,Gällde till och med 2019-12-31 och har ingen gällande efterföljare.,2020-01-01,"
                        + "PROMISE,01900000-0000-7000-8000-000000000001,'=1+1,0120;0486,Värmdö;Strängnäs,"
                        + "Stockholms län;Södermanlands län,Stockholm;Öst,"
                        + "https://samverkan.example/promises/01900000-0000-7000-8000-000000000001\r\n");
        assertThat(csv(found, CsvDialect.excel))
                .startsWith("\uFEFFtype;text;since;")
                .contains(";\"0120;0486\";\"Värmdö;Strängnäs\";");
    }

    private static String csv(List<FoundNotice> found, CsvDialect dialect) {
        return new String(new NoticeTable(found, "https://samverkan.example").csv(dialect), StandardCharsets.UTF_8);
    }

    private List<String> titles(NoticeFilter filter) {
        return filter.in(notices.all()).stream()
                .map(found -> found.document().title())
                .toList();
    }

    private List<String> found(NoticeFilter filter) {
        return filter.in(notices.all()).stream()
                .map(found -> found.document().title() + " " + found.notice().type() + " "
                        + found.notice().since())
                .toList();
    }

    private static DocumentFilter documents(
            Set<String> municipalities, Integer year, TemporalStatus status, String partyId) {
        return new DocumentFilter(municipalities, year, status, TODAY, partyId, null);
    }

    private static ObjectNode document(int number, String title, String from, String to, String... municipalities) {
        return IndexEvents.document(id(number), title, from, to, municipalities);
    }

    private static UUID id(int number) {
        return UUID.fromString("01900000-0000-7000-8000-00000000000" + number);
    }
}
