package se.samverkan.gateway.search;

import static org.assertj.core.api.Assertions.assertThat;
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
import se.samverkan.domain.query.DocumentFilter;
import se.samverkan.domain.query.ListFilter;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.index.Index;
import se.samverkan.gateway.index.IndexEvents;
import se.samverkan.gateway.lucene.IndexFilter;

/** What a search finds beside the typed words: other forms, reports on what is looked for, and last what is about something withdrawn. */
class FoundDocumentsTest {
    private static final DocumentFilter ALL =
            new DocumentFilter(null, null, null, LocalDate.of(2019, 12, 20), null, null);

    private final Index index = IndexEvents.emptyIndex();

    /** What is typed, and the word on a real page that it finds. */
    @ParameterizedTest
    @CsvSource({
        "tunnel, gångtunnlarna",
        "tunnlar, gångtunnel",
        "polisman, polismän",
        "polismän, polismannen",
        "a-traktor, atraktor",
        "a-traktorer, atraktorerna",
        "gammal, gamla",
        "gamla, gammalt"
    })
    void a_word_finds_its_compounds_and_irregular_forms(String typed, String written) {
        put("promises", "Löfte om " + written, "2019", "0486");
        put("promises", "Löfte om belysning", "2019", "0486");

        assertThat(titles(typed)).containsExactly("Löfte om " + written);
    }

    @Test
    void a_report_is_found_with_the_words_of_the_activity_that_it_is_about() {
        var promise = document(UUID.randomUUID(), "Löftet", "2019", "2019", "0486");
        promise.withArray("activities").addObject().put("id", "a1").put("text", "Trygghetsvandringar med boende");
        var report = document(UUID.randomUUID(), "Rapport", "2019", "2019", "0486")
                .put("promiseId", promise.get("id").asText())
                .put("activityId", "a1");
        commit(index, published("activity-reports", 1, report));
        assertThat(titles("trygghetsvandring")).isEmpty();

        commit(index, published("promises", 1, promise));
        assertThat(titles("trygghetsvandring")).containsExactlyInAnyOrder("Rapport", "Löftet");

        ((ObjectNode) promise.at("/activities/0")).put("text", "Fotpatrull");
        commit(index, published("promises", 2, promise));
        assertThat(titles("fotpatrull")).containsExactlyInAnyOrder("Rapport", "Löftet");
        assertThat(titles("trygghetsvandring")).isEmpty();
    }

    @Test
    void what_is_about_a_withdrawn_document_ranks_last_on_every_page() {
        for (var title : List.of("Belysning, belysning och belysning", "Mörker")) {
            var report =
                    document(UUID.randomUUID(), title, "2019", "2019", "0486").put("summary", "Om belysning.");
            report.putObject("subject").put("id", UUID.randomUUID().toString()).put("withdrawn", title.startsWith("B"));
            commit(index, published("follow-ups", 1, report));
        }

        assertThat(titles("belysning")).containsExactly("Mörker", "Belysning, belysning och belysning");
        assertThat(page("belysning", 1)).containsExactly("Mörker");
        assertThat(page("belysning", 2)).hasSize(1).doesNotContain("Mörker");
    }

    private void put(String collection, String title, String year, String... municipalities) {
        commit(index, published(collection, 1, document(UUID.randomUUID(), title, year, year, municipalities)));
    }

    private List<String> titles(String words) {
        return titles(words, 1, 20);
    }

    private List<String> page(String words, int page) {
        return titles(words, page, 1);
    }

    private List<String> titles(String words, int page, int limit) {
        var list = new ListFilter(ALL, null, Search.BEST_FIRST, page, limit);
        var search = new Search(SearchWords.of(words), null, list, new IndexFilter(ALL, null, null, null));
        return index.search(snapshot -> snapshot.documents(search.in(snapshot).page().stream()).stream()
                .map(PublicDocument::title)
                .toList());
    }
}
