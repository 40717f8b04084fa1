package se.samverkan.gateway.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static se.samverkan.gateway.index.IndexEvents.commit;
import static se.samverkan.gateway.index.IndexEvents.document;
import static se.samverkan.gateway.index.IndexEvents.published;
import static se.samverkan.gateway.index.IndexEvents.withdrawn;
import static se.samverkan.gateway.search.Search.BEST_FIRST;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.samverkan.domain.assessment.ProgressOutcome;
import se.samverkan.domain.query.DocumentFilter;
import se.samverkan.domain.query.ListFilter;
import se.samverkan.domain.query.ListFilter.Sort;
import se.samverkan.domain.query.ListFilter.SortKey;
import se.samverkan.domain.time.TemporalStatus;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.document.Kind;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.index.Index;
import se.samverkan.gateway.index.IndexEvents;
import se.samverkan.gateway.lucene.Facet;
import se.samverkan.gateway.lucene.IndexFilter;
import se.samverkan.gateway.search.SearchResult.Hit;

/** A search groups, counts, filters and orders what it finds. */
class SearchTest {
    private static final LocalDate TODAY = LocalDate.of(2019, 12, 20);
    private static final IndexFilter ALL = filter(null, null, null);

    private final Index index = IndexEvents.emptyIndex();

    @Test
    void hits_are_grouped_by_kind_in_the_order_of_kinds() {
        put("agreements", "Avtal med Lund", "2019", "0486");
        put("promises", "Löfte till Lund", "2019", "0486");
        put("follow-ups", "Lund följs upp", "2019", "0486");
        put("activity-reports", "En dag i Lund", "2019", "0486");
        put("action-plans", "Plan för Lund", "2019", "0486");

        var hits = index.search(snapshot -> {
            var found = search("lund", ALL, BEST_FIRST, 1, 20).in(snapshot);
            return new SearchHits(snapshot, found.words(), TODAY, new DocumentRenderer(IndexEvents.JSON, ""))
                    .byKind(found.page());
        });

        assertThat(hits.keySet())
                .containsExactly(
                        Kind.MUNICIPALITY,
                        Kind.PROMISE,
                        Kind.AGREEMENT,
                        Kind.ACTION_PLAN,
                        Kind.FOLLOW_UP,
                        Kind.ACTIVITY_REPORT);
        assertThat(hits.get(Kind.MUNICIPALITY)).extracting(Hit::id, Hit::title).containsExactly(tuple("1281", "Lund"));
        assertThat(hits.get(Kind.PROMISE)).extracting(Hit::title).containsExactly("Löfte till Lund");
    }

    @Test
    void facets_count_the_hits_by_kind_place_year_and_outcome_the_most_frequent_first() {
        put("promises", "Trygg ett", "2019", "0486");
        put("promises", "Trygg två", "2020", "0486", "0120");
        put("promises", "Annat", "2019", "0486");
        var followUp = document(UUID.randomUUID(), "Trygg tre", "2019", "2019", "0486");
        followUp.putArray("assessments")
                .add(IndexEvents.JSON.createObjectNode().put("itemId", "c1").put("outcome", "FULFILLED"));
        commit(index, published("follow-ups", 1, followUp));

        var facets = facets("trygg", ALL);

        assertThat(facets.keySet())
                .containsExactly("kind", "municipality", "county", "policeRegion", "year", "outcome");
        assertThat(facets.get("kind")).containsExactly(facet("PROMISE", null, 2), facet("FOLLOW_UP", null, 1));
        assertThat(facets.get("municipality"))
                .containsExactly(facet("0486", "Strängnäs", 3), facet("0120", "Värmdö", 1));
        assertThat(facets.get("county"))
                .containsExactly(facet("Södermanlands län", null, 3), facet("Stockholms län", null, 1));
        assertThat(facets.get("policeRegion")).containsExactly(facet("Öst", null, 3), facet("Stockholm", null, 1));
        assertThat(facets.get("year")).containsExactly(facet("2019", null, 2), facet("2020", null, 1));
        assertThat(facets.get("outcome")).containsExactly(facet("FULFILLED", null, 1));
    }

    @Test
    void filters_narrow_what_the_words_find_and_its_facets() {
        put("promises", "Trygg ett", "2019", "0486");
        put("promises", "Trygg två", "2020", "0486");
        put("promises", "Trygg tre", "2019", "0120");
        put("promises", "Annat", "2019", "0486");

        assertThat(titles("trygg", filter(Set.of("0486"), 2019, null), BEST_FIRST))
                .containsExactly("Trygg ett");
        assertThat(titles("trygg", filter(null, null, TemporalStatus.UPCOMING), BEST_FIRST))
                .containsExactly("Trygg två");
        assertThat(facets("trygg", filter(Set.of("0120"), null, null)).get("year"))
                .containsExactly(facet("2019", null, 1));
        var fulfilled = new IndexFilter(ALL.documents(), null, ProgressOutcome.FULFILLED, null);
        assertThat(titles("trygg", fulfilled, BEST_FIRST)).isEmpty();
    }

    @Test
    void facets_are_counted_again_after_a_publication_or_withdrawal() {
        put("promises", "Trygg ett", "2019", "0486");
        assertThat(facets("trygg", ALL).get("year")).containsExactly(facet("2019", null, 1));

        var id = UUID.randomUUID();
        commit(index, published("promises", 1, document(id, "Trygg två", "2020", "2020", "0120")));
        assertThat(facets("trygg", ALL).get("year")).containsExactly(facet("2019", null, 1), facet("2020", null, 1));

        commit(index, withdrawn("promises", 2, id, "Lovat av misstag"));
        assertThat(facets("trygg", ALL).get("year")).containsExactly(facet("2019", null, 1));
        assertThat(facets("trygg", ALL).get("municipality")).containsExactly(facet("0486", "Strängnäs", 1));
    }

    @Test
    void only_the_requested_kind_is_found_and_counted() {
        put("agreements", "Trygg", "2019", "0486");
        put("promises", "Trygg", "2019", "0486");
        var agreements = new Search(
                SearchWords.of("trygg"), Kind.AGREEMENT, new ListFilter(ALL.documents(), null, BEST_FIRST, 1, 20), ALL);

        var found = index.search(agreements::in);

        assertThat(found.facets().total()).isEqualTo(1);
        assertThat(found.facets().byDimension().get("kind")).containsExactly(facet("AGREEMENT", null, 1));
    }

    @Test
    void a_word_in_the_title_scores_higher_than_one_in_the_text() {
        var inText = document(UUID.randomUUID(), "B", "2019", "2019", "0486");
        inText.put("summary", "Belysning");
        commit(index, published("promises", 1, inText));
        put("promises", "Belysning", "2018", "0486");

        assertThat(titles("belysning", ALL, BEST_FIRST)).containsExactly("Belysning", "B");
        assertThat(titles("belysning", ALL, new Sort(SortKey.relevance, true))).containsExactly("B", "Belysning");
    }

    /** In states of the index with few segments and with many, since each lies in an order of its own. */
    @Test
    void among_hits_with_equal_scores_the_newest_come_first_on_every_page() {
        var expected = new ArrayList<String>();
        for (int day = 10; day < 30; day++) {
            for (int i = 0; i < 3; i++) {
                var document = document(UUID.randomUUID(), "Trygghet", "2019", "2019", "0486");
                document.put("publishedAt", "2020-01-" + day + "T08:00:00Z");
                IndexEvents.stage(index, published("promises", 1, document));
                expected.addFirst(document.get("publishedAt").asText());
            }
            if (day > 20) {
                IndexEvents.commit(index);
            }
        }

        var seen = new ArrayList<PublicDocument>();
        for (int page = 1; page <= 9; page++) {
            var search = search("trygghet", ALL, BEST_FIRST, page, 7);
            seen.addAll(index.search(snapshot -> snapshot.documents(search.in(snapshot).page().stream())));
        }

        assertThat(seen)
                .extracting(PublicDocument::publishedAt)
                .extracting(Instant::toString)
                .isEqualTo(expected);
        assertThat(seen).extracting(PublicDocument::id).doesNotHaveDuplicates();
    }

    @Test
    void hits_are_ordered_by_every_key_in_both_directions() {
        put("promises", "Trygg ö", "2018", "0120");
        put("promises", "Trygg ä", "2020", "0486");

        assertThat(titles("trygg", ALL, new Sort(SortKey.title, false))).containsExactly("Trygg ä", "Trygg ö");
        assertThat(titles("trygg", ALL, new Sort(SortKey.title, true))).containsExactly("Trygg ö", "Trygg ä");
        assertThat(titles("trygg", ALL, new Sort(SortKey.validity, false))).containsExactly("Trygg ö", "Trygg ä");
        assertThat(titles("trygg", ALL, new Sort(SortKey.municipality, true))).containsExactly("Trygg ö", "Trygg ä");
    }

    @Test
    void the_pages_contain_every_hit_exactly_once() {
        IntStream.range(0, 7).forEach(i -> put("promises", "Trygg " + i, "2019", "0486"));
        var seen = new ArrayList<String>();

        for (int page = 1; page <= 4; page++) {
            var titles = titles(search("trygg", ALL, new Sort(SortKey.title, false), page, 2));
            assertThat(titles).hasSize(page == 4 ? 1 : 2);
            seen.addAll(titles);
        }

        assertThat(seen).isSorted().doesNotHaveDuplicates().hasSize(7);
        var beyond = index.search(search("trygg", ALL, BEST_FIRST, 1_000_000, 100)::in);
        assertThat(beyond.page()).isEmpty();
        assertThat(beyond.facets().total()).isEqualTo(7);
    }

    @Test
    void withdrawn_documents_and_earlier_texts_are_not_found() {
        var id = UUID.randomUUID();
        commit(index, published("promises", 1, document(id, "Belysning", "2019", "2019", "0486")));
        commit(index, published("promises", 2, document(id, "Gatljus", "2019", "2019", "0486")));
        assertThat(titles("belysning", ALL, BEST_FIRST)).isEmpty();
        assertThat(titles("gatljus", ALL, BEST_FIRST)).containsExactly("Gatljus");

        commit(index, withdrawn("promises", 3, id, "Gatljus lovades av misstag"));

        assertThat(titles("gatljus", ALL, BEST_FIRST)).isEmpty();
    }

    private void put(String collection, String title, String year, String... municipalities) {
        commit(index, published(collection, 1, document(UUID.randomUUID(), title, year, year, municipalities)));
    }

    private static Search search(String words, IndexFilter filter, Sort sort, int page, int limit) {
        var list = new ListFilter(filter.documents(), null, sort, page, limit);
        return new Search(SearchWords.of(words), null, list, filter);
    }

    private Map<String, List<Facet>> facets(String words, IndexFilter filter) {
        return index.search(search(words, filter, BEST_FIRST, 1, 20)::in)
                .facets()
                .byDimension();
    }

    private List<String> titles(String words, IndexFilter filter, Sort sort) {
        return titles(search(words, filter, sort, 1, 20));
    }

    private List<String> titles(Search search) {
        return index.search(snapshot -> snapshot.documents(search.in(snapshot).page().stream()).stream()
                .map(PublicDocument::title)
                .toList());
    }

    private static Facet facet(String value, String name, int count) {
        return new Facet(value, name, count);
    }

    private static IndexFilter filter(Set<String> municipalities, Integer year, TemporalStatus status) {
        return new IndexFilter(new DocumentFilter(municipalities, year, status, TODAY, null, null), null, null, null);
    }
}
