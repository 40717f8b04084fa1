package se.samverkan.gateway.read;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.gateway.index.IndexEvents.commit;
import static se.samverkan.gateway.index.IndexEvents.document;
import static se.samverkan.gateway.index.IndexEvents.published;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.samverkan.domain.query.DocumentFilter;
import se.samverkan.domain.query.ListFilter;
import se.samverkan.domain.query.ListFilter.Sort;
import se.samverkan.domain.query.ListFilter.SortKey;
import se.samverkan.gateway.document.Kind;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.index.Index;
import se.samverkan.gateway.index.IndexEvents;
import se.samverkan.gateway.lucene.Fields;
import se.samverkan.gateway.lucene.IndexFilter;

/** Lists have a total order, so that their pages contain every document once. */
class ListingOrderTest {
    private static final DocumentFilter ALL =
            new DocumentFilter(null, null, null, LocalDate.of(2019, 12, 20), null, null);

    private final Index index = IndexEvents.emptyIndex();

    @ParameterizedTest
    @CsvSource({
        "publishedAt, false, 4 1 2 3", "publishedAt, true, 1 2 3 4",
        "validity, false, 2 1 3 4", "validity, true, 1 3 2 4",
        "title, false, 3 2 1 4", "title, true, 1 4 2 3",
        "municipality, false, 4 1 3 2", "municipality, true, 2 1 3 4",
    })
    void each_key_orders_in_both_directions_and_equal_keys_are_ordered_by_id(
            SortKey key, boolean descending, String order) {
        put(document(id(1), "Öar", "2019", "2019", "0486"));
        put(document(id(2), "Ärlighet", "2018", "2018", "1292"));
        put(document(id(3), "Åar", "2019", "2020", "0486"));
        put(document(id(4), "Öar", null, null, "1280").put("publishedAt", "2019-01-28T08:00:00Z"));

        var ids = list(new Sort(key, descending), 1, 20).documents().stream()
                .map(document -> document.id().toString().replaceAll(".*0", ""));

        assertThat(ids).containsExactly(order.split(" ", -1));
    }

    @ParameterizedTest
    @EnumSource(value = SortKey.class, names = "relevance", mode = EnumSource.Mode.EXCLUDE)
    void the_pages_contain_every_document_once_and_later_pages_are_empty(SortKey key) {
        for (int i = 1; i <= 23; i++) {
            put(document(id(i), "Löfte", "2019", "2019", "0486"));
        }
        for (var descending : new boolean[] {false, true}) {
            var seen = new ArrayList<PublicDocument>();
            for (int page = 1; page <= 6; page++) {
                var found = list(new Sort(key, descending), page, 5);
                assertThat(found.total()).isEqualTo(23);
                seen.addAll(found.documents());
            }
            assertThat(seen)
                    .extracting(PublicDocument::id)
                    .hasSize(23)
                    .doesNotHaveDuplicates()
                    .isSorted();
        }
        assertThat(list(new Sort(SortKey.title, false), 5, 5).documents()).hasSize(3);
        assertThat(list(new Sort(SortKey.title, false), 1_000_000, 100).documents())
                .isEmpty();
        assertThat(list(new Sort(SortKey.title, false), 1_000_000, 100).total()).isEqualTo(23);
    }

    @Test
    void ids_are_ordered_by_their_digits_as_in_the_owners_lists() {
        var inOrder = List.of(
                "00000000-0000-0000-7fff-ffffffffffff",
                "00000000-0000-0000-8000-000000000000",
                "7fffffff-ffff-ffff-0000-000000000000",
                "80000000-0000-0000-0000-000000000000",
                "ffffffff-ffff-ffff-ffff-ffffffffffff");
        inOrder.reversed().forEach(id -> put(document(UUID.fromString(id), "Löfte", "2019", "2019", "0486")));

        assertThat(list(new Sort(SortKey.publishedAt, true), 1, 20).documents())
                .extracting(document -> document.id().toString())
                .isEqualTo(inOrder);
    }

    @Test
    void all_documents_of_a_municipality_are_newest_first_however_many_there_are() {
        var newest = Instant.parse("2019-12-20T08:00:00Z");
        for (int i = 1; i <= 300; i++) {
            put(document(id(i), "Löfte", "2019", "2019", "0486")
                    .put("publishedAt", newest.minusSeconds(i).toString()));
        }
        var ofMunicipality = new BooleanQuery.Builder()
                .add(new TermQuery(new Term(Fields.MUNICIPALITY, "0486")), Occur.FILTER)
                .add(new TermQuery(new Term(Fields.KIND, Kind.MUNICIPALITY.name())), Occur.MUST_NOT)
                .build();

        var found = index.search(snapshot -> snapshot.newestFirst(ofMunicipality));

        assertThat(found)
                .extracting(PublicDocument::id)
                .hasSize(300)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    private void put(ObjectNode promise) {
        commit(index, published("promises", 1, promise));
    }

    private static UUID id(int number) {
        return UUID.fromString("01900000-0000-7000-8000-%012d".formatted(number));
    }

    private Listing.Found list(Sort sort, int page, int limit) {
        var list = new ListFilter(ALL, null, sort, page, limit);
        return index.search(new Listing("promises", list, new IndexFilter(ALL, null, null, null), null)::in);
    }
}
