package se.samverkan.documents;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.kind.View;
import se.samverkan.documents.lifecycle.Document;
import se.samverkan.documents.lifecycle.DocumentAccess;
import se.samverkan.documents.view.DocumentViews;
import se.samverkan.domain.query.CursorQuery;
import se.samverkan.domain.query.ListCursor;
import se.samverkan.domain.query.ListFilter;
import se.samverkan.domain.query.ListQuery;
import se.samverkan.owner.caller.Caller;
import se.samverkan.owner.idempotency.StoredResponse;
import se.samverkan.platform.http.Page;
import se.samverkan.platform.problem.ProblemException;

/** Finds documents by id or by the filters of lists, limited to what the caller may read. */
@ApplicationScoped
public class DocumentSearch {

    @Inject
    Caller caller;

    @Inject
    DocumentAccess access;

    @Inject
    DocumentViews views;

    /** Returns the working copy to a party, and the published version to everybody else. */
    public StoredResponse find(DocumentType<?, ?> type, UUID id, LocalDate asOf) {
        // A single row needs no transaction.
        var document = access.readable(type, id);
        return caller.speaksForAny(document.authorizedParties())
                ? StoredResponse.read(id, views.workingText(type, document, asOf), document.revision)
                : StoredResponse.read(id, views.publishedText(type, document, asOf), document.publishedRevision);
    }

    /** Lists what is published and the caller's own drafts. */
    public <V extends View> Page<V> list(DocumentType<?, V> type, ListQuery query, CursorQuery cursor, UriInfo uri) {
        var selection = ProblemException.reading(violations -> {
            var filter = query.filter(violations);
            if (!type.hasTemporalStatus()) {
                filter.refuseTemporalStatus(violations);
            }
            return new Selection(filter, cursor.in(filter.sort(), violations));
        });
        var filter = selection.filter();
        return QuarkusTransaction.requiringNew().call(() -> {
            var found = find(type.collection(), selection, caller.organisations());
            var items = found.documents().stream()
                    .map(document -> document.isPublished()
                            ? views.published(
                                    type,
                                    document,
                                    filter.documents().asOf(),
                                    caller.speaksForAny(document.authorizedParties()))
                            : views.working(type, document, filter.documents().asOf()))
                    .toList();
            var meta = new Page.Meta(found.total(), filter.page(), filter.limit(), items.size());
            return Page.of(uri, views.publicAddress(), meta, found.next(), items);
        });
    }

    /** A filter, and the cursor behind which the page begins, or null. */
    private record Selection(ListFilter filter, ListCursor after) {
        int offset() {
            return after == null ? filter.offset() : 0;
        }
    }

    private record Found(List<Document> documents, long total, Optional<String> next) {}

    private static Found find(String collection, Selection selection, Collection<String> organisations) {
        var filter = selection.filter();
        var conditions = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        visible(filter, organisations, conditions, parameters);
        conditions.add("collection = :collection");
        parameters.put("collection", collection);
        if (filter.documents().municipalities() != null) {
            conditions.add("array_intersects(municipalities, :municipalities)");
            parameters.put("municipalities", filter.documents().municipalities().toArray(String[]::new));
        }
        if (filter.documents().partyId() != null) {
            conditions.add("array_contains(parties, :partyId)");
            parameters.put("partyId", filter.documents().partyId());
        }
        if (filter.documents().year() != null) {
            inYear(filter.documents().year(), conditions, parameters);
        }
        if (filter.documents().temporalStatus() != null) {
            onDay(filter, conditions, parameters);
        }
        if (filter.documents().publishedAfter() != null) {
            conditions.add("publishedAt > :publishedAfter");
            parameters.put("publishedAfter", filter.documents().publishedAfter());
        }
        long total = Document.count(String.join(" and ", conditions), parameters);
        if (selection.after() != null) {
            after(selection.after(), conditions, parameters);
        }
        var documents = Document.<Document>find(String.join(" and ", conditions), order(filter.sort()), parameters)
                // One more tells whether there is a next page.
                .range(selection.offset(), selection.offset() + filter.limit())
                .list();
        return documents.size() <= filter.limit()
                ? new Found(documents, total, Optional.empty())
                : new Found(
                        documents.subList(0, filter.limit()),
                        total,
                        Optional.of(cursor(documents.get(filter.limit() - 1), filter.sort())));
    }

    private static String cursor(Document last, ListFilter.Sort sort) {
        return new ListCursor(sort, key(last, sort), last.id).text();
    }

    private static Object key(Document document, ListFilter.Sort sort) {
        return switch (sort.by()) {
            case publishedAt -> document.publishedAt;
            case title -> document.title;
            case validity -> document.fromDay;
            case municipality, relevance -> throw unknown(sort);
        };
    }

    /** In every order, documents without the key come last, and the id decides between equal keys. */
    private static void after(ListCursor cursor, List<String> conditions, Map<String, Object> parameters) {
        var column = column(cursor.sort());
        parameters.put("afterId", cursor.id());
        if (cursor.key() == null) {
            conditions.add(column + " is null and id > :afterId");
        } else {
            conditions.add("(%1$s %2$s :afterKey or %1$s is null or %1$s = :afterKey and id > :afterId)"
                    .formatted(column, cursor.sort().descending() ? "<" : ">"));
            parameters.put("afterKey", cursor.key());
        }
    }

    /** A withdrawn document is listed for its parties only, and only if the filter asks for it. */
    private static void visible(
            ListFilter filter,
            Collection<String> organisations,
            List<String> conditions,
            Map<String, Object> parameters) {
        conditions.add("(status = PUBLISHED or array_intersects(authorizedParties, :organisations))");
        parameters.put("organisations", organisations.toArray(String[]::new));
        if (filter.status() == null) {
            conditions.add("status <> WITHDRAWN");
        } else {
            conditions.add("status = :status");
            parameters.put("status", filter.status());
        }
    }

    /** The year contains a stated bound, or lies between the two. */
    private static void inYear(int year, List<String> conditions, Map<String, Object> parameters) {
        conditions.add("""
                (fromDay between :newYear and :newYearsEve or toDay between :newYear and :newYearsEve
                 or (fromDay <= :newYear and toDay >= :newYearsEve))""");
        parameters.put("newYear", LocalDate.of(year, 1, 1));
        parameters.put("newYearsEve", LocalDate.of(year, 12, 31));
    }

    private static void onDay(ListFilter filter, List<String> conditions, Map<String, Object> parameters) {
        parameters.put("asOf", filter.documents().asOf());
        conditions.add(
                switch (filter.documents().temporalStatus()) {
                    case UPCOMING -> "fromDay > :asOf";
                    case EXPIRED -> "toDay < :asOf";
                    case IN_FORCE -> "fromDay <= :asOf and toDay >= :asOf";
                    case UNKNOWN -> """
                        (fromDay is null or toDay is null)
                        and (fromDay is null or fromDay <= :asOf) and (toDay is null or toDay >= :asOf)""";
                });
    }

    private static Sort order(ListFilter.Sort sort) {
        var direction = sort.descending() ? Sort.Direction.Descending : Sort.Direction.Ascending;
        // The id makes the order total, so that no document falls between two pages.
        return Sort.by(column(sort), direction, Sort.NullPrecedence.NULLS_LAST).and("id");
    }

    private static String column(ListFilter.Sort sort) {
        return switch (sort.by()) {
            case publishedAt -> "publishedAt";
            case title -> "title";
            case validity -> "fromDay";
            case municipality, relevance -> throw unknown(sort);
        };
    }

    private static IllegalArgumentException unknown(ListFilter.Sort sort) {
        return new IllegalArgumentException(sort.by() + " is an order of the gateway only");
    }
}
