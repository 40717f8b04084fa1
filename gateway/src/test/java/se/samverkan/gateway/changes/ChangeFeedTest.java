package se.samverkan.gateway.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.samverkan.gateway.index.IndexEvents.commit;
import static se.samverkan.gateway.index.IndexEvents.document;
import static se.samverkan.gateway.index.IndexEvents.event;
import static se.samverkan.gateway.index.IndexEvents.published;
import static se.samverkan.gateway.index.IndexEvents.withdrawn;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.samverkan.gateway.document.Kind;
import se.samverkan.gateway.index.Index;
import se.samverkan.gateway.index.IndexEvents;
import se.samverkan.platform.event.CloudEvent;
import se.samverkan.platform.problem.ProblemException;

/** A partner that follows the feed has what the index has. */
class ChangeFeedTest {
    private static final ChangeFilter ALL = new ChangeFilter(null, null, null);

    private final Index index = IndexEvents.emptyIndex();
    private final ChangeFeed feed = new ChangeFeed(index);

    private static CloudEvent promise(UUID id, int sequence, String title, String... municipalities) {
        return published("promises", sequence, document(id, title, "2019", "2019", municipalities));
    }

    private List<String> titles(ChangeFilter filter) {
        return feed.read(feed.cursor(""), filter, 1_000).changes().stream()
                .map(placed -> placed.change().document() == null
                        ? placed.change().withdrawal().path("explanation").asText()
                        : placed.change().document().title())
                .toList();
    }

    @Test
    void before_the_topics_are_read_there_is_no_answer_instead_of_an_empty_one() {
        assertThatThrownBy(() -> feed.cursor(""))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("try again");
    }

    @Test
    void every_document_comes_once_in_its_newest_state() {
        var id = UUID.randomUUID();
        commit(index, promise(id, 1, "Första", "0486"), promise(UUID.randomUUID(), 1, "Andra", "0486"));
        commit(index, promise(id, 2, "Första, ändrat", "0486"));

        assertThat(titles(ALL)).containsExactly("Andra", "Första, ändrat");
    }

    @Test
    void pages_of_any_size_hold_the_same_changes() {
        for (int i = 0; i < 7; i++) {
            commit(index, promise(UUID.randomUUID(), 1, "Löfte " + i, "0486"));
        }
        var cursor = feed.cursor("");
        for (int i = 0; i < 7; i += 2) {
            var part = feed.read(cursor, ALL, 2);
            assertThat(part.changes()).hasSize(i == 6 ? 1 : 2);
            assertThat(part.upToDate()).isEqualTo(i == 6);
            cursor = part.next();
        }
        assertThat(feed.read(cursor, ALL, 2).changes()).isEmpty();
        assertThat(cursor).isEqualTo(feed.end());
    }

    @Test
    void filters_leave_out_and_the_cursor_goes_on_behind_what_they_left_out() {
        commit(
                index,
                promise(UUID.randomUUID(), 1, "Strängnäs", "0486"),
                promise(UUID.randomUUID(), 1, "Nacka", "0182"));

        assertThat(titles(new ChangeFilter(null, Set.of("0182"), null))).containsExactly("Nacka");
        assertThat(titles(new ChangeFilter(null, null, "municipality:0486"))).containsExactly("Strängnäs");
        assertThat(titles(new ChangeFilter(Kind.AGREEMENT, null, null))).isEmpty();
        assertThat(feed.read(feed.cursor(""), new ChangeFilter(Kind.AGREEMENT, null, null), 1)
                        .next())
                .isEqualTo(feed.end());
    }

    @Test
    void a_withdrawal_reaches_those_whose_it_was_and_everybody_if_that_is_not_stated() {
        var old = UUID.randomUUID();
        var stating = UUID.randomUUID();
        commit(index, promise(old, 1, "Gammalt", "0486"), promise(stating, 1, "Nytt", "0486"));
        commit(
                index,
                withdrawn("promises", 2, old, "utan kommun"),
                event("promises", "withdrawn", 2, stating.toString(), """
                        {"id": "%s", "version": 1, "sequence": 2, "municipalities": ["0486"],
                         "partyIds": ["municipality:0486"], "withdrawnAt": "2020-02-01T08:00:00Z",
                         "withdrawnBy": "municipality:0486", "explanation": "med kommun"}""".formatted(stating)));

        assertThat(titles(new ChangeFilter(null, Set.of("0486"), null))).containsExactly("utan kommun", "med kommun");
        assertThat(titles(new ChangeFilter(null, Set.of("0182"), null))).containsExactly("utan kommun");
        assertThat(titles(new ChangeFilter(null, null, "police:polismyndigheten")))
                .containsExactly("utan kommun");
    }

    @Test
    void an_event_that_is_sent_again_comes_again_at_its_new_place() {
        var id = UUID.randomUUID();
        commit(index, promise(id, 1, "Löftet", "0486"));
        var cursor = feed.end();

        commit(index, promise(id, 1, "Löftet", "0486"));

        assertThat(feed.read(cursor, ALL, 10).changes()).hasSize(1);
        assertThat(titles(ALL)).containsExactly("Löftet");
    }

    @Test
    void waiting_ends_with_a_change_that_passes_the_filter() {
        commit(index);
        var nacka = new ChangeFilter(null, Set.of("0182"), null);
        var waiting = feed.await(feed.end(), nacka, 10, Duration.ofMinutes(1)).subscribeAsCompletionStage();

        commit(index, promise(UUID.randomUUID(), 1, "Strängnäs", "0486"));
        assertThat(waiting).isNotDone();
        commit(index, promise(UUID.randomUUID(), 1, "Nacka", "0182"));

        assertThat(waiting)
                .succeedsWithin(Duration.ofSeconds(10))
                .satisfies(part -> assertThat(part.changes()).hasSize(1));
    }

    @Test
    void waiting_ends_without_a_change_after_the_time_and_when_the_gateway_stops() {
        commit(index);
        assertThat(feed.await(feed.end(), ALL, 10, Duration.ofMillis(20)).subscribeAsCompletionStage())
                .succeedsWithin(Duration.ofSeconds(10))
                .satisfies(part -> assertThat(part.changes()).isEmpty());

        var waiting = feed.await(feed.end(), ALL, 10, Duration.ofMinutes(1)).subscribeAsCompletionStage();
        feed.stop(null);
        assertThat(waiting).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void a_narrow_filter_ends_a_page_early_and_says_that_there_is_more() {
        commit(
                index,
                IntStream.range(0, 20_001)
                        .mapToObj(i -> promise(UUID.randomUUID(), 1, "Löfte", "0486"))
                        .toArray(CloudEvent[]::new));

        var part = feed.read(feed.cursor(""), new ChangeFilter(null, Set.of("0182"), null), 10);

        assertThat(part.changes()).isEmpty();
        assertThat(part.upToDate()).isFalse();
        assertThat(feed.read(part.next(), ALL, 10).changes()).hasSize(1);
    }

    @Test
    void a_part_has_a_megabyte_of_documents_and_the_rest_comes_next() {
        var text = "å".repeat(100_000);
        for (int i = 0; i < 8; i++) {
            var document = document(UUID.randomUUID(), "Löfte " + i, "2019", "2019", "0486");
            document.put("summary", text);
            commit(index, published("promises", 1, document));
        }

        var first = feed.read(feed.cursor(""), ALL, 100);
        var second = feed.read(first.next(), ALL, 100);

        assertThat(first.changes()).hasSize(6);
        assertThat(first.upToDate()).isFalse();
        assertThat(second.changes()).hasSize(2);
        assertThat(second.upToDate()).isTrue();
    }

    @Test
    void a_cursor_that_is_none_of_ours_is_gone() {
        commit(index);

        assertThatThrownBy(() -> feed.cursor("x")).hasMessageContaining("start again with an empty after");
    }
}
