package se.samverkan.gateway.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import se.samverkan.domain.content.PublicationStatus;
import se.samverkan.domain.query.ListFilter;
import se.samverkan.domain.query.ListFilter.SortKey;
import se.samverkan.gateway.document.Kind;
import se.samverkan.gateway.document.PublicDocument;
import se.samverkan.gateway.lucene.Fields;
import se.samverkan.gateway.lucene.IndexFilter;
import se.samverkan.gateway.lucene.SearchIndex;
import se.samverkan.gateway.lucene.Snapshot;

/** A list of one kind of documents, with its filters and order. */
public record Listing(String collection, ListFilter list, IndexFilter filter) {

    /** A page of documents, and the total number on all pages. */
    public record Found(List<PublicDocument> documents, int total) {}

    public Found in(Snapshot snapshot) {
        // The index holds published documents only.
        if (list.status() != null && list.status() != PublicationStatus.PUBLISHED) {
            return new Found(List.of(), 0);
        }
        int all = snapshot.total(collection);
        int last = (int) Math.min((long) list.page() * list.limit(), all);
        if (filter.isOpen() && last <= list.offset()) {
            return new Found(List.of(), all);
        }
        try {
            // Without filters the total is known, so the search ends as soon as the page is full.
            var collectors = new TopFieldCollectorManager(
                    order(list.sort()), Math.max(1, last), null, filter.isOpen() ? last : Integer.MAX_VALUE);
            var hits = snapshot.searcher().search(query(), collectors);
            var page = Arrays.stream(hits.scoreDocs).skip(list.offset());
            return new Found(snapshot.documents(page), filter.isOpen() ? all : (int) hits.totalHits.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
            case validity ->
                last(
                        new SortField(Fields.FROM, SortField.Type.LONG, sort.descending()),
                        sort.descending() ? Long.MIN_VALUE : Long.MAX_VALUE);
            case title -> text(Fields.TITLE_ORDER, SortField.Type.STRING_VAL, sort.descending());
            case municipality -> text(Fields.MUNICIPALITY_ORDER, SortField.Type.STRING, sort.descending());
            // The best hits come first unless the order is reversed.
            case relevance -> new SortField(null, SortField.Type.SCORE, sort.descending());
        };
        return Fields.by(key);
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
