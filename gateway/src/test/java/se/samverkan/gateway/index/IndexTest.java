package se.samverkan.gateway.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.samverkan.gateway.index.IndexEvents.commit;
import static se.samverkan.gateway.index.IndexEvents.document;
import static se.samverkan.gateway.index.IndexEvents.example;
import static se.samverkan.gateway.index.IndexEvents.published;
import static se.samverkan.gateway.index.IndexEvents.withdrawn;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.domain.content.PublicationStatus;
import se.samverkan.domain.query.DocumentFilter;
import se.samverkan.domain.query.ListFilter;
import se.samverkan.domain.query.ListFilter.Sort;
import se.samverkan.domain.query.ListFilter.SortKey;
import se.samverkan.domain.time.TemporalStatus;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.lucene.IndexFilter;
import se.samverkan.gateway.read.Listing;
import se.samverkan.platform.event.CloudEvent;

/** The index accepts events in any order and any number of times, and lists documents as the owners do. */
class IndexTest {
    private static final LocalDate TODAY = LocalDate.of(2019, 12, 20);
    private static final Sort BY_TITLE = new Sort(SortKey.title, false);

    private final Index index = IndexEvents.emptyIndex();

    @ParameterizedTest
    @CsvSource({
        "agreements,agreement.published.v1.every-member",
        "agreements,agreement.published.v1.minimal",
        "agreements,agreement.published.v1.several-municipalities",
        "action-plans,action-plan.published.v1.every-member",
        "action-plans,action-plan.published.v1.minimal",
        "promises,promise.published.v1.every-member",
        "promises,promise.published.v1.renewal",
        "promises,promise.published.v1.minimal",
        "follow-ups,follow-up.published.v1.every-member",
        "follow-ups,follow-up.published.v1.narrative",
        "follow-ups,follow-up.published.v1.minimal",
        "activity-reports,activity-report.published.v1",
        "activity-reports,activity-report.published.v1.minimal"
    })
    void every_published_example_of_the_contract_is_found_by_its_id(String collection, String example) {
        var data = example(example);

        commit(index, published(collection, 1, data));

        var id = UUID.fromString(data.path("id").asText());
        assertThat(index.find(collection, id)).hasValueSatisfying(document -> {
            assertThat(IndexEvents.data(document)).isEqualTo(data);
            assertThat(document.municipalities())
                    .hasSize(data.path("municipalities").size());
        });
    }

    @Test
    void the_progress_of_the_contract_is_found_by_the_promise() {
        var data = example("progress.updated.v1");
        var promise = UUID.fromString(data.path("promiseId").asText());

        commit(index, IndexEvents.event("progress", "updated", 1, promise.toString(), data.toString()));

        assertThat(index.progress(promise))
                .map(progress -> new String(progress.body().bytes(), StandardCharsets.UTF_8))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith(data.toString().substring(0, data.toString().length() - 1))
                        .contains("/promises/" + promise + "/progress\",\"rel\":\"self\""));
    }

    @Test
    void an_older_event_never_replaces_a_newer_one() {
        var id = UUID.randomUUID();

        commit(index, published("promises", 2, document(id, "nyare", "2019", "2019", "0486")));
        commit(index, published("promises", 1, document(id, "äldre", "2019", "2019", "0486")));

        assertThat(index.find("promises", id)).map(PublicDocument::title).hasValue("nyare");
    }

    @Test
    void a_withdrawal_leaves_its_explanation_and_a_new_publication_restores_the_document() {
        var id = UUID.randomUUID();
        commit(index, published("promises", 1, document(id, "löfte", "2019", "2019", "0486")));

        commit(index, withdrawn("promises", 2, id, "Publicerades av misstag"));

        assertThat(index.find("promises", id)).isEmpty();
        assertThat(index.withdrawal("promises", id))
                .hasValueSatisfying(notice ->
                        assertThat(notice.path("explanation").asText()).isEqualTo("Publicerades av misstag"));
        assertThat(titles(filter(null, null, null, null))).isEmpty();

        commit(index, published("promises", 3, document(id, "löfte igen", "2019", "2019", "0486")));
        assertThat(index.find("promises", id)).map(PublicDocument::title).hasValue("löfte igen");
        assertThat(index.withdrawal("promises", id)).isEmpty();
    }

    @Test
    void an_event_without_valid_json_or_dates_is_unreadable() {
        var id = UUID.randomUUID().toString();
        assertThatThrownBy(() -> commit(index, IndexEvents.event("promises", "published", 1, id, "{")))
                .isInstanceOf(CloudEvent.Unreadable.class);
        assertThatThrownBy(() ->
                        commit(index, IndexEvents.event("promises", "published", 1, id, "{\"id\":\"" + id + "\"}")))
                .isInstanceOf(CloudEvent.Unreadable.class);
        assertThat(index.size()).isZero();
    }

    @Test
    void a_failed_commit_is_retried_and_counted_once() {
        var isFailing = new AtomicBoolean(true);
        var statistics = new PromiseStatistics() {
            @Override
            synchronized void count(PublicDocument promise, Counts counts) {
                if (isFailing.get()) {
                    throw new IllegalStateException("as the test wants it");
                }
                super.count(promise, counts);
            }
        };
        var tried = new Index(IndexEvents.JSON, new DocumentRenderer(IndexEvents.JSON, ""), statistics);
        var id = UUID.randomUUID();
        var followUp = document(UUID.randomUUID(), "uppföljning", "2019", "2019", "0486");
        followUp.putObject("subject").put("type", "PROMISE").put("id", id.toString());
        IndexEvents.stage(tried, published("follow-ups", 1, followUp));
        IndexEvents.stage(tried, published("promises", 1, document(id, "löfte", "2019", "2019", "0486")));

        assertThatThrownBy(() -> commit(tried)).isInstanceOf(IllegalStateException.class);
        assertThat(tried.size()).isZero();
        assertThat(tried.find("promises", id)).isEmpty();
        assertThat(tried.about(id)).isEmpty();

        isFailing.set(false);
        commit(tried, published("promises", 2, document(id, "nytt löfte", "2019", "2019", "0486")));

        var all = filter(null, null, null, null);
        var found = tried.search(
                new Listing("promises", all, new IndexFilter(all.documents(), null, null, null), null)::in);
        assertThat(found.total()).isEqualTo(1);
        assertThat(found.documents()).extracting(PublicDocument::title).containsExactly("nytt löfte");
        assertThat(tried.size()).isEqualTo(2);
        assertThat(tried.about(id)).extracting(PublicDocument::title).containsExactly("uppföljning");
        var counts = statistics.total(all.documents(), null);
        assertThat(counts.promises()).isEqualTo(1);
        assertThat(counts.followedUp()).isEqualTo(1);
    }

    @Test
    void a_followed_up_document_of_any_kind_stays_in_its_list() {
        var id = UUID.randomUUID();
        var followUp = document(UUID.randomUUID(), "uppföljning", "2019", "2019", "0486");
        followUp.putObject("subject").put("type", "AGREEMENT").put("id", id.toString());

        commit(
                index,
                published("agreements", 1, document(id, "avtal", "2019", "2019", "0486")),
                published("follow-ups", 1, followUp));

        var all = filter(null, null, null, null);
        var listing = new Listing("agreements", all, new IndexFilter(all.documents(), null, null, null), null);
        assertThat(index.search(listing::in).documents())
                .extracting(PublicDocument::title)
                .containsExactly("avtal");
    }

    @Test
    void lists_are_filtered_by_place_party_year_and_status() {
        put("a", "2020", "2023", "0486");
        put("b", "2019", "2019", "0163");
        put("c", null, "2017", "0120", "0138");

        assertThat(titles(filter(Set.of("0486", "0138"), null, null, null))).containsExactly("a", "c");
        assertThat(titles(filter(null, 2021, null, null))).containsExactly("a");
        assertThat(titles(filter(null, 2017, null, null))).containsExactly("c");
        assertThat(titles(filter(null, 2016, null, null))).isEmpty();
        assertThat(titles(filter(null, null, TemporalStatus.UPCOMING, null))).containsExactly("a");
        assertThat(titles(filter(null, null, TemporalStatus.IN_FORCE, null))).containsExactly("b");
        assertThat(titles(filter(null, null, TemporalStatus.EXPIRED, null))).containsExactly("c");
        assertThat(titles(filter(null, null, TemporalStatus.UNKNOWN, null))).isEmpty();
        assertThat(titles(filter(null, null, null, "municipality:0163"))).containsExactly("b");
    }

    @Test
    void only_published_documents_are_listed() {
        put("a", "2020", "2023", "0486");
        var all = filter(null, null, null, null).documents();

        assertThat(titles(new ListFilter(all, PublicationStatus.DRAFT, BY_TITLE, 1, 20)))
                .isEmpty();
    }

    @Test
    void titles_are_in_swedish_order_and_unknown_starts_come_last_in_both_directions() {
        put("Ö", "2018", "2018", "0486");
        put("Z", null, null, "0486");
        put("Å", "2019", "2019", "0486");
        put("Ä", "2020", "2020", "0486");

        assertThat(titles(sorted(SortKey.title, false))).containsExactly("Z", "Å", "Ä", "Ö");
        assertThat(titles(sorted(SortKey.title, true))).containsExactly("Ö", "Ä", "Å", "Z");
        assertThat(titles(sorted(SortKey.validity, false))).containsExactly("Ö", "Å", "Ä", "Z");
        assertThat(titles(sorted(SortKey.validity, true))).containsExactly("Ä", "Å", "Ö", "Z");
    }

    private void put(String title, String from, String to, String... municipalities) {
        commit(index, published("promises", 1, document(UUID.randomUUID(), title, from, to, municipalities)));
    }

    private List<String> titles(ListFilter filter) {
        var listing = new Listing("promises", filter, new IndexFilter(filter.documents(), null, null, null), null);
        return index.search(listing::in).documents().stream()
                .map(PublicDocument::title)
                .toList();
    }

    private static ListFilter filter(Set<String> municipalities, Integer year, TemporalStatus status, String party) {
        return new ListFilter(
                new DocumentFilter(municipalities, year, status, TODAY, party, null), null, BY_TITLE, 1, 20);
    }

    private static ListFilter sorted(SortKey by, boolean descending) {
        var all = filter(null, null, null, null).documents();
        return new ListFilter(all, null, new Sort(by, descending), 1, 20);
    }
}
