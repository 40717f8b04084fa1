package se.samverkan.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.gateway.feed.FeedEvents.ADDRESS;
import static se.samverkan.gateway.feed.FeedEvents.RENDERER;
import static se.samverkan.gateway.feed.FeedEvents.TIME;
import static se.samverkan.gateway.feed.FeedEvents.id;
import static se.samverkan.gateway.feed.FeedEvents.published;
import static se.samverkan.gateway.feed.FeedEvents.withdrawn;
import static se.samverkan.gateway.index.IndexEvents.commit;
import static se.samverkan.gateway.index.IndexEvents.document;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.PropertyContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.gateway.index.Index;
import se.samverkan.gateway.index.IndexEvents;
import se.samverkan.platform.event.CloudEvent;

/** A calendar has the dates that published documents state, in a form that calendars read. */
class CalendarTest {
    private final Index index = IndexEvents.emptyIndex();

    private byte[] bytes() {
        return new Calendars(index, RENDERER).of(FeedArea.municipality("0486")).bytes();
    }

    private Calendar calendar() throws Exception {
        return new CalendarBuilder().build(new ByteArrayInputStream(bytes()));
    }

    /** The events as "first day, day after the last, what happens". */
    private List<String> events() throws Exception {
        return calendar().getComponents().stream()
                .map(event -> value(event, "DTSTART") + ", " + value(event, "DTEND") + ", " + value(event, "SUMMARY"))
                .toList();
    }

    private static String value(PropertyContainer in, String name) {
        return in.getProperty(name).orElseThrow().getValue();
    }

    @Test
    void a_promise_begins_ends_and_is_followed_up() throws Exception {
        var promise = document(id(1), "Löftet", "2020-02-01", "2021-12-31", "0486");
        var planned = promise.putArray("plannedFollowUps");
        planned.addObject().put("kind", "ANNUAL").put("on", "2021-01-15").put("asPublished", "i mitten av januari");
        planned.addObject().put("per", "YEAR");
        planned.addObject().put("on", "2022");
        commit(index, published("promises", 1, promise, TIME));

        assertThat(events())
                .containsExactly(
                        "20200201, 20200202, Börjar gälla: Löftet",
                        "20210115, 20210116, Årlig uppföljning planerad: Löftet",
                        "20211231, 20220101, Slutar gälla: Löftet",
                        "20220101, 20230101, Uppföljning planerad 2022: Löftet");
        var followUp = calendar().getComponents().get(1);
        assertThat(value(followUp, "DESCRIPTION")).isEqualTo("i mitten av januari");
    }

    @ParameterizedTest
    @CsvSource({
        "2020, '20200101, 20210101, Börjar gälla 2020: Avtalet'",
        "2020-04, '20200401, 20200501, Börjar gälla 2020-04: Avtalet'",
        "2020-24, '20201201, 20210301, Börjar gälla 2020-12-01–2021-02-28: Avtalet'",
        "2020-04-30, '20200430, 20200501, Börjar gälla: Avtalet'",
    })
    void a_date_without_a_day_covers_the_days_that_it_can_mean(String from, String event) throws Exception {
        commit(index, published("agreements", 1, document(id(1), "Avtalet", from, "..", "0486"), TIME));

        assertThat(events()).containsExactly(event);
    }

    @ParameterizedTest
    @ValueSource(strings = {"follow-ups", "activity-reports"})
    void what_is_not_valid_for_a_time_has_no_events(String collection) throws Exception {
        commit(index, published(collection, 1, document(id(1), "Rapporten", "2020", "2021", "0486"), TIME));

        assertThat(new String(bytes(), StandardCharsets.UTF_8)).doesNotContain("VEVENT");
    }

    @Test
    void a_withdrawn_document_and_one_of_another_municipality_have_no_events() throws Exception {
        commit(
                index,
                published("promises", 1, document(id(1), "Löftet", "2020", "2021", "0486"), TIME),
                published("promises", 1, document(id(2), "Eskilstunas", "2020", "2021", "0484"), TIME));
        commit(index, withdrawn("promises", 2, id(1), "Fel.", "0486"));

        assertThat(new String(bytes(), StandardCharsets.UTF_8)).doesNotContain("VEVENT");
        assertThat(calendar().validate().getEntries()).isEmpty();
    }

    @Test
    void the_calendar_is_valid_and_its_events_keep_their_ids() throws Exception {
        var title = "Löfte, <b>;\\ ett\u0001";
        commit(index, published("promises", 1, document(id(1), title, "2020", "2021", "0486"), TIME));
        var uids = uids();
        commit(
                index,
                published(
                        "promises",
                        2,
                        document(id(1), title, "2019", "2022", "0486").put("version", 2),
                        TIME.plusSeconds(5)));

        var calendar = calendar();
        assertThat(calendar.validate().getEntries()).isEmpty();
        assertThat(value(calendar, "METHOD")).isEqualTo("PUBLISH");
        assertThat(value(calendar, "X-WR-CALNAME")).isEqualTo("Samverkan i Strängnäs");
        var first = calendar.getComponents().getFirst();
        assertThat(value(first, "SUMMARY")).isEqualTo("Börjar gälla 2019: Löfte, <b>;\\ ett\uFFFD");
        assertThat(value(first, "DTSTAMP")).isEqualTo("20260304T132050Z");
        assertThat(uids())
                .isEqualTo(uids)
                .containsExactly(ADDRESS + "/promises/" + id(1) + "#starts", ADDRESS + "/promises/" + id(1) + "#ends");
    }

    private List<String> uids() throws Exception {
        return calendar().getComponents().stream()
                .map(event -> value(event, "UID"))
                .toList();
    }

    @Test
    void at_most_two_thousand_events_are_those_that_begin_last() throws Exception {
        commit(
                index,
                IntStream.rangeClosed(1, 1_500)
                        .mapToObj(i -> published(
                                "promises",
                                1,
                                document(id(i), "Löfte " + i, "%04d".formatted(1_500 + i * 7 % 1_501), null, "0486"),
                                TIME))
                        .toArray(CloudEvent[]::new));
        commit(
                index,
                IntStream.rangeClosed(2_001, 3_000)
                        .mapToObj(i -> published("agreements", 1, document(id(i), "A", "1400", null, "0486"), TIME))
                        .toArray(CloudEvent[]::new));

        assertThat(events()).hasSize(2_000);
        assertThat(events().getFirst()).startsWith("14000101");
        assertThat(events().getLast()).startsWith("30000101");
        assertThat(bytes()).isEqualTo(bytes());
    }
}
