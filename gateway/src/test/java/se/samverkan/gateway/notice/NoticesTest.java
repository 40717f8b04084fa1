package se.samverkan.gateway.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static se.samverkan.gateway.index.IndexEvents.commit;
import static se.samverkan.gateway.index.IndexEvents.document;
import static se.samverkan.gateway.index.IndexEvents.published;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.gateway.index.Index;
import se.samverkan.gateway.index.IndexEvents;

/** Notices about stale or superseded documents are given only if the stated bounds prove it. */
class NoticesTest {
    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final UUID NEXT = UUID.fromString("01900000-0000-7000-8000-000000000002");

    private final Index index = IndexEvents.emptyIndex();

    @Test
    void an_expired_document_without_a_successor_in_force_is_stale() {
        commit(index, published("agreements", 1, document(ID, "Avtal", null, "2017", "0120")));

        assertThat(on("2018-03-01")).containsExactly(Notice.Type.STALE);
        assertThat(on("2017-12-31")).isEmpty();
        assertThat(on("2016-01-01")).isEmpty();
    }

    @Test
    void the_text_states_the_end_of_the_validity() {
        commit(index, published("agreements", 1, document(ID, "Avtal", null, "2017", "0120")));

        var notices =
                Notices.of(index, index.find("agreements", ID).orElseThrow()).on(LocalDate.of(2018, 3, 1));

        assertThat(notices)
                .extracting(Notice::text, Notice::documentId)
                .containsExactly(tuple("Gällde till och med 2017-12-31 och har ingen gällande efterföljare.", ID));
    }

    @Test
    void a_follow_up_is_missing_ninety_days_after_the_end() {
        commit(index, published("agreements", 1, document(ID, "Avtal", "2016", "2017", "0120")));

        assertThat(on("2018-03-31")).containsExactly(Notice.Type.STALE);
        assertThat(on("2018-04-01")).containsExactly(Notice.Type.STALE, Notice.Type.NO_FOLLOW_UP);
    }

    @Test
    void a_published_follow_up_prevents_the_notice() {
        commit(index, published("agreements", 1, document(ID, "Avtal", "2016", "2017", "0120")));
        var followUp = document(NEXT, "Uppföljning", null, null, "0120");
        followUp.putObject("subject").put("type", "AGREEMENT").put("id", ID.toString());
        commit(index, published("follow-ups", 1, followUp));

        assertThat(on("2018-07-17")).containsExactly(Notice.Type.STALE);
    }

    /** Follow-ups of an agreement of 2016 and 2017 with three items: their kind, period and items, and what the notice says. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FINAL   2016 2017 a,b,c                        | -
            FINAL   -    -    a,b,c                        | -
            ANNUAL  2016 2016 a,b,c; ANNUAL 2017 2017 a    | -
            INTERIM 2016 2017 a,b,c                        | bara delårsvisa uppföljningar har publicerats: 3 av 3 punkter är inte bedömda och tiden 2016–2017 är inte uppföljd.
            FINAL   2016 2017 a                            | 2 av 3 punkter är inte bedömda.
            ANNUAL  2016 2016 a,b,c                        | tiden 2017 är inte uppföljd.
            ANNUAL  2017-07 2017 a,b; INTERIM 2016 2017 c  | 1 av 3 punkter är inte bedömda och tiden 2016-01-01\u20132017-06-30 är inte uppföljd.
            """)
    void a_follow_up_that_leaves_something_open_does_not_end_the_notice(String followUps, String open) {
        var agreement = document(ID, "Avtal", "2016", "2017", "0120");
        for (var area : List.of("a", "b", "c")) {
            agreement.withArray("focusAreas").addObject().put("id", area);
        }
        commit(index, published("agreements", 1, agreement));
        int number = 2;
        for (var followUp : followUps.split("; *", -1)) {
            commit(
                    index,
                    published(
                            "follow-ups", 1, followUp(number++, followUp.strip().split(" +", -1))));
        }

        var notices =
                Notices.of(index, index.find("agreements", ID).orElseThrow()).on(LocalDate.of(2018, 7, 17)).stream()
                        .filter(notice -> notice.type() == Notice.Type.NO_FOLLOW_UP)
                        .map(Notice::text)
                        .toList();

        assertThat(notices)
                .isEqualTo(open.equals("-") ? List.of() : List.of("Gällde till och med 2017-12-31 men " + open));
    }

    private static ObjectNode followUp(int number, String... kindFromToItems) {
        var id = UUID.fromString("01900000-0000-7000-8000-00000000000" + number);
        var followUp = document(id, "Uppföljning", null, null, "0120").put("kind", kindFromToItems[0]);
        if (!kindFromToItems[1].equals("-")) {
            followUp.putObject("period").put("from", kindFromToItems[1]).put("to", kindFromToItems[2]);
        }
        followUp.putObject("subject").put("type", "AGREEMENT").put("id", ID.toString());
        for (var item : kindFromToItems[3].split(",", -1)) {
            followUp.withArray("assessments").addObject().put("itemId", item).put("outcome", "FULFILLED");
        }
        return followUp;
    }

    @Test
    void a_follow_up_of_a_withdrawn_document_says_so() {
        var followUp = document(NEXT, "Uppföljning", null, null, "0120");
        followUp.putObject("subject").put("type", "AGREEMENT").put("id", ID.toString());
        commit(index, published("follow-ups", 1, followUp));
        assertThat(ofFollowUp()).isEmpty();

        followUp.withObject("subject").put("withdrawn", true);
        commit(index, published("follow-ups", 2, followUp));

        assertThat(ofFollowUp())
                .extracting(Notice::type, Notice::documentId)
                .containsExactly(tuple(Notice.Type.SUBJECT_WITHDRAWN, NEXT));
    }

    private List<Notice> ofFollowUp() {
        return Notices.of(index, index.find("follow-ups", NEXT).orElseThrow()).on(LocalDate.of(2018, 7, 17));
    }

    @Test
    void a_successor_supersedes_a_document_when_it_is_no_longer_upcoming() {
        commit(index, published("agreements", 1, document(ID, "Avtal", "2016", "2019", "0120")));
        commit(
                index,
                published(
                        "agreements",
                        1,
                        document(NEXT, "Nästa", "2020", "2023", "0120").put("supersedes", ID.toString())));

        assertThat(on("2019-12-20")).isEmpty();
        assertThat(on("2020-01-10")).containsExactly(Notice.Type.SUPERSEDED);
        assertThat(on("2024-01-10")).contains(Notice.Type.STALE, Notice.Type.SUPERSEDED);
    }

    @Test
    void a_successor_supersedes_each_document_that_it_names() {
        var last = UUID.fromString("01900000-0000-7000-8000-000000000003");
        var replacing = document(last, "Gemensam", "2020", "2023", "0120");
        replacing.putArray("supersedes").add(NEXT.toString()).add(ID.toString());
        commit(index, published("agreements", 1, document(ID, "Ena", "2016", "2019", "0120")));
        commit(index, published("agreements", 1, replacing));
        assertThat(on("2020-01-10")).containsExactly(Notice.Type.SUPERSEDED);

        replacing.put("supersedes", NEXT.toString());
        commit(index, published("agreements", 2, replacing));
        assertThat(on("2020-01-10")).doesNotContain(Notice.Type.SUPERSEDED);
    }

    private List<Notice.Type> on(String day) {
        return on("agreements", ID, day).stream().map(Notice::type).toList();
    }

    private List<Notice> on(String collection, UUID id, String day) {
        return Notices.of(index, index.find(collection, id).orElseThrow()).on(LocalDate.parse(day));
    }

    @Test
    void a_notice_holds_since_the_day_that_the_documents_state() {
        var last = UUID.fromString("01900000-0000-7000-8000-000000000003");
        commit(
                index,
                published("agreements", 1, document(ID, "Första", "2012", "2015", "0120")),
                published(
                        "agreements",
                        1,
                        document(NEXT, "Andra", "2016-05", "2019", "0120").put("supersedes", ID.toString())),
                published(
                        "agreements",
                        1,
                        document(last, "Tredje", null, "2022", "0120").put("supersedes", NEXT.toString())));

        assertThat(since("agreements", ID, "2016-04-01"))
                .containsExactly("STALE 2016-01-01", "NO_FOLLOW_UP 2016-03-31");
        assertThat(since("agreements", ID, "2017-01-01"))
                .containsExactly("SUPERSEDED 2016-05-01", "NO_FOLLOW_UP 2016-03-31");
        assertThat(since("agreements", ID, "2024-01-01"))
                .containsExactly("STALE 2020-01-01", "SUPERSEDED 2016-05-01", "NO_FOLLOW_UP 2016-03-31");
        assertThat(since("agreements", NEXT, "2019-01-01")).containsExactly("SUPERSEDED null");
    }

    @Test
    void a_subject_is_withdrawn_since_the_day_of_its_withdrawal_in_stockholm() {
        var followUp = document(NEXT, "Uppföljning", null, null, "0120");
        followUp.putObject("subject")
                .put("type", "AGREEMENT")
                .put("id", ID.toString())
                .put("withdrawn", true);
        commit(index, published("follow-ups", 1, followUp));
        assertThat(since("follow-ups", NEXT, "2020-03-01")).containsExactly("SUBJECT_WITHDRAWN null");

        commit(index, IndexEvents.withdrawn("agreements", 1, ID, "Fel kommun"));
        assertThat(since("follow-ups", NEXT, "2020-03-01")).containsExactly("SUBJECT_WITHDRAWN 2020-02-01");
    }

    private List<String> since(String collection, UUID id, String day) {
        return on(collection, id, day).stream()
                .map(notice -> notice.type() + " " + notice.since())
                .toList();
    }

    @Test
    void a_document_is_not_stale_if_a_later_successor_is_in_force() {
        var last = UUID.fromString("01900000-0000-7000-8000-000000000003");
        commit(index, published("agreements", 1, document(ID, "Första", "2012", "2015", "0120")));
        commit(
                index,
                published(
                        "agreements",
                        1,
                        document(NEXT, "Andra", "2016", "2019", "0120").put("supersedes", ID.toString())));
        commit(
                index,
                published(
                        "agreements",
                        1,
                        document(last, "Tredje", "2020", "2023", "0120").put("supersedes", NEXT.toString())));

        assertThat(on("2021-06-01")).containsExactly(Notice.Type.SUPERSEDED, Notice.Type.NO_FOLLOW_UP);
    }

    @Test
    void two_documents_that_refer_to_each_other_are_visited_once() {
        commit(
                index,
                published(
                        "agreements",
                        1,
                        document(ID, "Ena", "2012", "2015", "0120").put("supersedes", NEXT.toString())));
        commit(
                index,
                published(
                        "agreements",
                        1,
                        document(NEXT, "Andra", "2012", "2015", "0120").put("supersedes", ID.toString())));

        assertThat(on("2016-01-10")).containsExactly(Notice.Type.STALE, Notice.Type.SUPERSEDED);
    }
}
