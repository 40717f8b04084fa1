package se.samverkan.gateway.read;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.gateway.index.IndexEvents.commit;
import static se.samverkan.gateway.index.IndexEvents.document;
import static se.samverkan.gateway.index.IndexEvents.published;
import static se.samverkan.gateway.index.IndexEvents.withdrawn;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverkan.domain.query.DocumentFilter;
import se.samverkan.domain.query.ListCursor;
import se.samverkan.domain.query.ListFilter;
import se.samverkan.domain.query.ListFilter.Sort;
import se.samverkan.domain.query.ListFilter.SortKey;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.index.Index;
import se.samverkan.gateway.index.IndexEvents;
import se.samverkan.gateway.lucene.IndexFilter;

/** The next page of a list goes on behind the last document, whatever has changed meanwhile. */
class ListingCursorTest {
    /** The index orders by milliseconds, a document states microseconds. */
    private static final Instant NEWEST = Instant.parse("2019-12-20T08:00:00.000900Z");

    private final Index index = IndexEvents.emptyIndex();

    @ParameterizedTest
    @CsvSource({
        "publishedAt, false, ''", "publishedAt, true, ''",
        "validity, false, ''", "validity, true, ''",
        "title, false, ''", "title, true, ''",
        "municipality, false, ''", "municipality, true, ''",
        "publishedAt, true, trygghet", "title, false, trygghet",
    })
    void what_stood_all_the_time_is_listed_once(SortKey key, boolean descending, String theme) {
        for (int i = 1; i <= 23; i++) {
            put(promise(2 * i));
        }

        var seen = new ArrayList<UUID>();
        ListCursor after = null;
        for (int page = 1; page <= 10; page++) {
            var found = list(new Sort(key, descending), theme.isEmpty() ? null : theme, after);
            found.documents().stream().map(PublicDocument::id).forEach(seen::add);
            after = found.next().orElse(null);
            if (after == null) {
                break;
            }
            // One more before and after every place, and the last one is gone.
            put(promise(2 * page + 1));
            put(promise(47 + page));
            commit(index, withdrawn("promises", 2, seen.getLast(), "Fel"));
        }

        assertThat(after).isNull();
        assertThat(seen).doesNotHaveDuplicates().contains(standing());
    }

    @ParameterizedTest
    @CsvSource({"4, true", "5, false", "6, false"})
    void only_a_full_page_before_more_documents_has_a_next_one(int limit, boolean hasNext) {
        for (int i = 1; i <= 5; i++) {
            put(promise(i));
        }
        var list = new ListFilter(all(), null, new Sort(SortKey.title, false), 1, limit);

        var found = index.search(new Listing("promises", list, new IndexFilter(all(), null, null, null), null)::in);

        assertThat(found.next().isPresent()).isEqualTo(hasNext);
    }

    private static UUID[] standing() {
        return IntStream.rangeClosed(1, 23).mapToObj(i -> id(2 * i)).toArray(UUID[]::new);
    }

    /** A promise whose keys are shared with some others; every fifth has no period. */
    private static ObjectNode promise(int number) {
        var from = number % 5 == 0 ? null : Integer.toString(2010 + number % 4);
        return document(id(number), "Löfte " + "ÅAÖB".charAt(number % 4), from, from, number % 2 == 0 ? "0486" : "1280")
                .put("theme", "trygghet")
                .put("publishedAt", NEWEST.minusMillis(number / 3).toString());
    }

    private void put(ObjectNode promise) {
        commit(index, published("promises", 1, promise));
    }

    private static UUID id(int number) {
        return UUID.fromString("01900000-0000-7000-8000-%012d".formatted(number));
    }

    private static DocumentFilter all() {
        return new DocumentFilter(null, null, null, LocalDate.of(2019, 12, 20), null, null);
    }

    private Listing.Found list(Sort sort, String theme, ListCursor after) {
        var list = new ListFilter(all(), null, sort, 1, 5);
        return index.search(new Listing("promises", list, new IndexFilter(all(), theme, null, null), after)::in);
    }
}
