package se.samverkan.gateway.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import se.samverkan.domain.content.PublicationStatus;
import se.samverkan.domain.query.ListCursor;
import se.samverkan.domain.query.ListFilter;
import se.samverkan.domain.query.ListFilter.SortKey;
import se.samverkan.domain.register.Municipalities;
import se.samverkan.domain.register.Municipality;
import se.samverkan.gateway.document.Kind;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.lucene.Fields;
import se.samverkan.gateway.lucene.IndexFilter;
import se.samverkan.gateway.lucene.SearchIndex;
import se.samverkan.gateway.lucene.Snapshot;

/**
 * A list of one kind of documents, with its filters and order.
 *
 * @param after the cursor behind which the page begins, or null
 */
public record Listing(String collection, ListFilter list, IndexFilter filter, ListCursor after) {

    /** A page of documents, the total number on all pages, and the cursor of the next page if there is one. */
    public record Found(List<PublicDocument> documents, int total, Optional<ListCursor> next) {}

    public Found in(Snapshot snapshot) {
        // The index holds published documents only.
        if (list.status() != null && list.status() != PublicationStatus.PUBLISHED) {
            return new Found(List.of(), 0, Optional.empty());
        }
        int all = snapshot.total(collection);
        int offset = after == null ? list.offset() : 0;
        if (filter.isOpen() && all <= offset) {
            return new Found(List.of(), all, Optional.empty());
        }
        // One more tells whether there is a next page.
        int last = (int) Math.max(1, Math.min((long) offset + list.limit() + 1, all));
        try {
            // Without filters the total is known, so the search ends as soon as the page is full.
            var collectors = new TopFieldCollectorManager(
                    order(list.sort()),
                    last,
                    after == null ? null : place(),
                    filter.isOpen() ? last : Integer.MAX_VALUE);
            var hits = snapshot.searcher().search(query(), collectors);
            var page = Arrays.stream(hits.scoreDocs).skip(offset).limit(list.limit());
            var documents = snapshot.documents(page);
            return new Found(
                    documents,
                    filter.isOpen() ? all : (int) hits.totalHits.value(),
                    hits.scoreDocs.length > offset + list.limit()
                            ? Optional.of(cursor(documents.getLast()))
                            : Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ListCursor cursor(PublicDocument last) {
        var key = switch (list.sort().by()) {
            case publishedAt -> last.publishedAt();
            case validity -> last.fromDay();
            case title -> last.title();
            case municipality ->
                last.municipalities().stream()
                        .flatMap(code -> Municipalities.find(code).stream())
                        .map(Municipality::name)
                        .findFirst()
                        .orElse(null);
            case relevance -> throw new IllegalArgumentException("a list has no relevance");
        };
        return new ListCursor(list.sort(), key, last.id());
    }

    /** The values of the sort fields at the cursor. */
    private FieldDoc place() {
        var key = switch (after.key()) {
            case null -> list.sort().by() == SortKey.validity ? lacking(list.sort()) : null;
            case Instant time -> time.toEpochMilli();
            case LocalDate day -> day.toEpochDay();
            default -> Fields.order(after.key().toString());
        };
        var id = after.id();
        return new FieldDoc(
                // Behind every document in the same place, which is the document itself.
                Integer.MAX_VALUE, Float.NaN, new Object[] {
                    key, Fields.unsigned(id.getMostSignificantBits()), Fields.unsigned(id.getLeastSignificantBits())
                });
    }

    private Query query() {
        var query = new BooleanQuery.Builder()
                .add(new TermQuery(new Term(Fields.KIND, Kind.of(collection).name())), Occur.FILTER);
        filter.addTo(query);
        return query.build();
    }

    /** Documents without the key come last in both directions; the id makes the order total. */
    public static Sort order(ListFilter.Sort sort) {
        if (sort.by() == SortKey.publishedAt && sort.descending()) {
            return SearchIndex.NEWEST_FIRST;
        }
        var key = switch (sort.by()) {
            case publishedAt -> new SortField(Fields.PUBLISHED_AT, SortField.Type.LONG, sort.descending());
            case validity -> last(new SortField(Fields.FROM, SortField.Type.LONG, sort.descending()), lacking(sort));
            case title -> text(Fields.TITLE_ORDER, SortField.Type.STRING_VAL, sort.descending());
            case municipality -> text(Fields.MUNICIPALITY_ORDER, SortField.Type.STRING, sort.descending());
            // The best hits come first unless the order is reversed.
            case relevance -> new SortField(null, SortField.Type.SCORE, sort.descending());
        };
        return Fields.by(key);
    }

    /** The day of a document without one, which comes last. */
    private static long lacking(ListFilter.Sort sort) {
        return sort.descending() ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    private static SortField text(String field, SortField.Type type, boolean descending) {
        return last(
                new SortField(field, type, descending), descending ? SortField.STRING_FIRST : SortField.STRING_LAST);
    }

    private static SortField last(SortField key, Object lacking) {
        key.setMissingValue(lacking);
        return key;
    }
}
