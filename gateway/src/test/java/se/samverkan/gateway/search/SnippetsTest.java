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
import se.samverkan.domain.query.DocumentFilter;
import se.samverkan.domain.query.ListFilter;
import se.samverkan.gateway.document.DocumentRenderer;
import se.samverkan.gateway.document.Kind;
import se.samverkan.gateway.index.Index;
import se.samverkan.gateway.index.IndexEvents;
import se.samverkan.gateway.lucene.IndexFilter;
import se.samverkan.gateway.search.SearchResult.Hit;

/** A snippet shows the matching words as HTML with only text and marks; people are not searchable. */
class SnippetsTest {
    private static final LocalDate TODAY = LocalDate.of(2019, 12, 20);

    private final Index index = IndexEvents.emptyIndex();
    private final ObjectNode promise = document(UUID.randomUUID(), "Löfte", "2019", "2019", "0486");

    @Test
    void every_form_of_a_word_is_marked() {
        promise.put("summary", "Trygghetsvandringar hålls. Varje trygghetsvandring har en ledare.");

        assertThat(snippet("trygghetsvandringarna"))
                .isEqualTo(
                        "<mark>Trygghetsvandringar</mark> hålls. Varje <mark>trygghetsvandring</mark> har en ledare.");
    }

    @Test
    void matches_of_a_mistyped_word_are_marked_at_any_position_in_the_query() {
        promise.put("summary", "Belysningen på torget byts.");

        assertThat(snippet("belysnnig torget")).isEqualTo("<mark>Belysningen</mark> på <mark>torget</mark> byts.");
    }

    @Test
    void an_existing_word_marks_no_similar_words() {
        promise.put("summary", "Trafiken och trefiken.");

        assertThat(snippet("trafiken")).isEqualTo("<mark>Trafiken</mark> och trefiken.");
        assertThat(snippet("trufiken")).isEqualTo("<mark>Trafiken</mark> och <mark>trefiken</mark>.");
    }

    @Test
    void the_text_of_the_document_is_escaped() {
        promise.put("summary", "<script>alert('x')</script> & \"belysning\"");

        assertThat(snippet("belysning"))
                .contains("<mark>belysning</mark>")
                .contains("&lt;script&gt;")
                .contains("&amp; &quot;")
                .doesNotContain("<script");
    }

    @Test
    void a_member_without_a_match_is_in_no_snippet() {
        promise.put("summary", "Här står något annat");
        promise.putArray("commitments").addObject().put("id", "c1").put("text", "Belysningen byts");

        assertThat(snippet("belysning")).isEqualTo("<mark>Belysningen</mark> byts");
    }

    @Test
    void matches_in_the_title_or_place_only_have_no_snippet() {
        promise.put("summary", "Något annat");

        assertThat(snippet("löfte")).isNull();
        assertThat(snippet("strängnäs")).isNull();
    }

    @Test
    void the_texts_of_every_depth_are_found() {
        promise.putArray("purposes").add("Minska skadegörelse");
        var commitment = promise.putArray("commitments").addObject();
        commitment.put("id", "c1").put("text", "Belysningen byts");
        commitment.putArray("places").addObject().put("name", "Resecentrum");
        commitment
                .putArray("targets")
                .addObject()
                .put("id", "t1")
                .put("value", 4)
                .put("asPublished", "minst fyra");

        assertThat(hits("skadegörelse")).hasSize(1);
        assertThat(hits("resecentrum")).hasSize(1);
        assertThat(hits("minst fyra")).hasSize(1);
    }

    @Test
    void people_are_not_found_by_name() {
        promise.put("summary", "Belysning");
        promise.putArray("representatives")
                .addObject()
                .put("name", "Ragnhild Ekelöf")
                .put("roleTitle", "säkerhetschef");
        promise.putArray("signatures")
                .addObject()
                .put("name", "Torgny Lindström")
                .put("roleTitle", "polismästare");
        promise.putArray("statements")
                .addObject()
                .put("text", "Det blir ljusare")
                .putObject("speaker")
                .put("name", "Sigbritt Hallén")
                .put("roleTitle", "kommunalråd");
        promise.putObject("contact").put("name", "Växeln Hjördis");

        for (var name : List.of("Ragnhild", "Ekelöf", "Torgny", "Lindström", "Sigbritt", "Hallén", "Hjördis")) {
            assertThat(hits(name)).as(name).isEmpty();
        }
        assertThat(hits("ljusare")).hasSize(1);
        assertThat(snippet("belysning")).isEqualTo("<mark>Belysning</mark>");
    }

    @Test
    void a_hit_has_its_kind_and_its_link() {
        var hit = hits("löfte").getFirst();

        assertThat(hit.id()).isEqualTo(promise.path("id").asText());
        assertThat(hit.title()).isEqualTo("Löfte");
        assertThat(hit.municipalities()).containsExactly("0486");
        assertThat(hit.temporalStatus()).hasToString("IN_FORCE");
        assertThat(hit.links().get("self").href())
                .hasToString("https://samverkan.example/samverkan/v1/promises/" + hit.id());
    }

    private String snippet(String words) {
        var hits = hits(words);
        assertThat(hits).hasSize(1);
        return hits.getFirst().snippet();
    }

    private List<Hit> hits(String words) {
        commit(index, published("promises", 1, promise));
        var all = new DocumentFilter(null, null, null, TODAY, null, null);
        var list = new ListFilter(all, null, Search.BEST_FIRST, 1, 20);
        var search = new Search(SearchWords.of(words), Kind.PROMISE, list, new IndexFilter(all, null, null, null));
        var renderer = new DocumentRenderer(IndexEvents.JSON, "https://samverkan.example/samverkan/v1");
        return index.search(snapshot -> {
            var found = search.in(snapshot);
            return new SearchHits(snapshot, found.words(), TODAY, renderer)
                    .byKind(found.page())
                    .getOrDefault(Kind.PROMISE, List.of());
        });
    }
}
