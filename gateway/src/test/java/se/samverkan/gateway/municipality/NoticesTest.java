package se.samverkan.gateway.municipality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static se.samverkan.gateway.index.IndexEvents.commit;
import static se.samverkan.gateway.index.IndexEvents.document;
import static se.samverkan.gateway.index.IndexEvents.published;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
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
                new Notices(index, index.find("agreements", ID).orElseThrow(), LocalDate.of(2018, 3, 1)).notices();

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

    private List<Notice.Type> on(String day) {
        return new Notices(index, index.find("agreements", ID).orElseThrow(), LocalDate.parse(day))
                .notices()
                .map(Notice::type)
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
