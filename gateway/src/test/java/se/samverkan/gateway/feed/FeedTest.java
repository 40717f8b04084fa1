package se.samverkan.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.samverkan.gateway.feed.FeedEvents.ADDRESS;
import static se.samverkan.gateway.feed.FeedEvents.TIME;
import static se.samverkan.gateway.feed.FeedEvents.document;
import static se.samverkan.gateway.feed.FeedEvents.event;
import static se.samverkan.gateway.feed.FeedEvents.id;
import static se.samverkan.gateway.feed.FeedEvents.published;
import static se.samverkan.gateway.feed.FeedEvents.withdrawn;
import static se.samverkan.gateway.index.IndexEvents.commit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.gateway.index.Index;
import se.samverkan.gateway.index.IndexEvents;
import se.samverkan.platform.event.CloudEvent;
import se.samverkan.platform.problem.ProblemException;

/** A feed has the newest changes of its area, each as an entry of its own. */
class FeedTest {
    private static final FeedArea STRANGNAS = FeedArea.municipality("0486");

    private final Index index = IndexEvents.emptyIndex();

    private AreaFeed feed(FeedArea area) {
        return FeedEvents.feeds(index).of(area);
    }

    private FeedEntry only() {
        assertThat(feed(STRANGNAS).entries()).hasSize(1);
        return feed(STRANGNAS).entries().getFirst();
    }

    private List<String> titles(FeedArea area) {
        return feed(area).entries().stream().map(FeedEntry::title).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "promises, Nytt medborgarlöfte: Löftet, PROMISE, medborgarlöfte",
        "agreements, Ny samverkansöverenskommelse: Löftet, AGREEMENT, samverkansöverenskommelse",
        "action-plans, Ny åtgärdsplan: Löftet, ACTION_PLAN, åtgärdsplan",
        "follow-ups, Uppföljning: Löftet, FOLLOW_UP, uppföljning",
        "activity-reports, Aktivitetsrapport: Löftet, ACTIVITY_REPORT, aktivitetsrapport",
    })
    void a_publication_is_an_entry(String collection, String title, String term, String label) {
        var summary = document(id(1), "Löftet", "0486").put("summary", "Fler vandringar.");
        commit(index, published(collection, 3, summary, TIME));

        var url = ADDRESS + "/" + collection + "/" + id(1);
        assertThat(only())
                .isEqualTo(new FeedEntry(
                        url + "#3",
                        url,
                        title,
                        "Fler vandringar.",
                        only().content(),
                        TIME,
                        TIME,
                        List.of("Strängnäs"),
                        new FeedEntry.Category(term, label),
                        List.of(new FeedEntry.Category("0486", "Strängnäs"))));
        assertThat(only().content())
                .contains("version 1.", "Giltighet: från och med 2020 till och med 2021.", "Fler vandringar.");
    }

    @Test
    void a_new_version_replaces_the_entry_and_has_its_change_note() {
        commit(index, published("promises", 1, document(id(1), "Löftet", "0486"), TIME));
        var first = only();
        var next = document(id(1), "Löftet", "0486")
                .put("version", 2)
                .put("changeNote", "Ett mål till.")
                .put("summary", "Fler vandringar.");
        commit(index, published("promises", 2, next, TIME.plusSeconds(1)));

        assertThat(only().title()).isEqualTo("Ny version: Löftet");
        assertThat(only().summary()).isEqualTo("Ett mål till.");
        assertThat(only().content()).contains("version 2.", "Ett mål till.", "Fler vandringar.");
        assertThat(only().id()).isNotEqualTo(first.id());
        assertThat(only().url()).isEqualTo(first.url());
    }

    @Test
    void an_activity_report_without_a_title_has_its_municipality_and_its_text() {
        var report = document(id(1), null, "0486").put("text", "Fyra vandringar.");
        report.remove("title");
        commit(index, published("activity-reports", 1, report, TIME));

        assertThat(only().title()).isEqualTo("Aktivitetsrapport: Strängnäs");
        assertThat(only().summary()).isEqualTo("Fyra vandringar.");
    }

    @Test
    void a_withdrawal_has_its_explanation() {
        commit(index, published("promises", 1, document(id(1), "Löftet", "0486"), TIME));
        commit(index, withdrawn("promises", 2, id(1), "Siffrorna var fel.", "0486"));

        assertThat(only().title()).isEqualTo("Återkallat medborgarlöfte: Strängnäs");
        assertThat(only().summary()).isEqualTo("Siffrorna var fel.");
        assertThat(only().content()).isEqualTo("Siffrorna var fel.");
        assertThat(only().authors()).containsExactly("Strängnäs");
        assertThat(only().published()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"CONFIRMED, Bekräftad: Uppföljning 2020", "DISSENTED, Avvikande mening: Uppföljning 2020"})
    void a_confirmation_says_what_the_party_thinks(String status, String title) {
        var followUp = document(id(1), "Uppföljning 2020", "0486");
        commit(index, published("follow-ups", 1, followUp, TIME));
        followUp.putArray("confirmations").addObject().put("status", "PENDING");
        followUp.withArray("confirmations").addObject().put("status", status);
        commit(index, event("follow-ups", "confirmed", 2, followUp, TIME.plusSeconds(5)));

        assertThat(only().title()).isEqualTo(title);
        assertThat(only().published()).isEqualTo(TIME);
        assertThat(only().updated()).isEqualTo(TIME.plusSeconds(5));
    }

    @Test
    void a_redaction_and_a_withdrawn_subject_change_a_document() {
        var followUp = document(id(1), "Uppföljning 2020", "0486");
        commit(index, published("follow-ups", 1, followUp, TIME));
        commit(index, event("follow-ups", "redacted", 2, followUp, TIME.plusSeconds(5)));
        assertThat(only().title()).isEqualTo("Ändrad, text har tagits bort: Uppföljning 2020");

        followUp.putObject("subject").put("withdrawn", true);
        commit(index, event("follow-ups", "published", 3, followUp, TIME.plusSeconds(9)));
        assertThat(only().title()).isEqualTo("Ändrad: Uppföljning 2020");
        assertThat(only().content()).contains("Gäller ett dokument som har återkallats.");
    }

    @Test
    void names_of_people_are_left_out() {
        var promise = document(id(1), "Löftet", "0486");
        promise.putArray("representatives").addObject().put("name", "Kim Exempel");
        promise.putArray("signatures").addObject().put("name", "Kim Exempel");
        commit(index, published("promises", 1, promise, TIME));

        assertThat(only().toString()).doesNotContain("Kim");
    }

    @Test
    void an_area_has_the_changes_of_its_municipalities() {
        commit(
                index,
                published("promises", 1, document(id(1), "Strängnäs", "0486"), TIME),
                published("promises", 1, document(id(2), "Eskilstuna", "0484"), TIME.plusSeconds(1)),
                published("promises", 1, document(id(3), "Umeå", "2480"), TIME.plusSeconds(2)),
                withdrawn("promises", 4, id(4), "Utan kommun."));

        assertThat(titles(STRANGNAS)).containsExactly("Nytt medborgarlöfte: Strängnäs");
        assertThat(titles(FeedArea.county("04")))
                .containsExactly("Nytt medborgarlöfte: Eskilstuna", "Nytt medborgarlöfte: Strängnäs");
        assertThat(titles(FeedArea.NATION))
                .containsExactly(
                        "Återkallat medborgarlöfte",
                        "Nytt medborgarlöfte: Umeå",
                        "Nytt medborgarlöfte: Eskilstuna",
                        "Nytt medborgarlöfte: Strängnäs");
    }

    @Test
    void an_area_has_a_title() {
        assertThat(STRANGNAS.title()).isEqualTo("Samverkan i Strängnäs");
        assertThat(FeedArea.county("04").title()).isEqualTo("Samverkan i Södermanlands län");
        assertThat(FeedArea.NATION.title()).isEqualTo("Samverkan i Sverige");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000", "04", "486", "strängnäs", ""})
    void an_unknown_municipality_is_not_found(String code) {
        assertThatThrownBy(() -> FeedArea.municipality(code))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no municipality");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "0486", "4", "Södermanlands län", ""})
    void an_unknown_county_is_not_found(String code) {
        assertThatThrownBy(() -> FeedArea.county(code))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no county");
    }

    @Test
    void the_fifty_newest_changes_come_newest_first_in_whatever_order_they_were_read() {
        var events = IntStream.rangeClosed(1, 60)
                .mapToObj(i -> published("promises", 1, document(id(i), "Löfte " + i, "0486"), minute(i * 7 % 61)))
                .toArray(CloudEvent[]::new);
        commit(index, events);

        assertThat(feed(STRANGNAS).entries())
                .hasSize(50)
                .extracting(FeedEntry::updated)
                .containsExactlyElementsOf(IntStream.rangeClosed(0, 49)
                        .mapToObj(i -> minute(60 - i))
                        .toList());
        assertThat(feed(STRANGNAS).updated()).isEqualTo(minute(60));
    }

    private static Instant minute(int minute) {
        return TIME.plusSeconds(60L * minute);
    }

    @Test
    void an_area_without_changes_has_the_time_of_the_release() {
        commit(index);

        assertThat(feed(STRANGNAS).entries()).isEmpty();
        assertThat(feed(STRANGNAS).updated()).isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
    }

    @Test
    void equal_states_give_equal_bytes() {
        ObjectNode[] documents = {document(id(1), "Ena", "0486"), document(id(2), "Andra", "0486")};
        var other = IndexEvents.emptyIndex();
        commit(index, published("promises", 1, documents[0], TIME), published("agreements", 1, documents[1], TIME));
        commit(other, published("agreements", 1, documents[1], TIME));
        commit(other, published("promises", 1, documents[0], TIME));

        var here = feed(STRANGNAS);
        var there = FeedEvents.feeds(other).of(STRANGNAS);
        assertThat(new AtomFeed(here).bytes()).isEqualTo(new AtomFeed(there).bytes());
        assertThat(FeedEvents.RENDERER.bytes(JsonFeed.of(here)))
                .isEqualTo(FeedEvents.RENDERER.bytes(JsonFeed.of(there)));
    }
}
