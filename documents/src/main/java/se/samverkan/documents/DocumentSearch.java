package se.samverkan.documents;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
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
import java.util.UUID;
import se.samverkan.documents.caller.Caller;
import se.samverkan.documents.idempotency.StoredResponse;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.kind.View;
import se.samverkan.documents.lifecycle.Document;
import se.samverkan.documents.lifecycle.DocumentAccess;
import se.samverkan.documents.view.DocumentViews;
import se.samverkan.domain.query.ListFilter;
import se.samverkan.domain.query.ListQuery;
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
    public <V extends View> Page<V> list(DocumentType<?, V> type, ListQuery query, UriInfo uri) {
        var filter = ProblemException.reading(query::filter);
        var asOf = filter.documents().asOf();
        return QuarkusTransaction.requiringNew().call(() -> {
            var found = find(type.collection(), filter, caller.organisations());
            var items = found.list().stream()
                    .map(document -> document.isPublished()
                            ? views.published(type, document, asOf)
                            : views.working(type, document, asOf))
                    .toList();
            return Page.of(uri, views.publicAddress(), filter.page(), filter.limit(), items, found.count());
        });
    }

    private static PanacheQuery<Document> find(String collection, ListFilter filter, Collection<String> organisations) {
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
        return Document.<Document>find(String.join(" and ", conditions), order(filter.sort()), parameters)
                .page(filter.page() - 1, filter.limit());
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
        var column = switch (sort.by()) {
            case publishedAt -> "publishedAt";
            case title -> "title";
            case validity -> "fromDay";
            case municipality, relevance ->
                throw new IllegalArgumentException(sort.by() + " is an order of the gateway only");
        };
        var direction = sort.descending() ? Sort.Direction.Descending : Sort.Direction.Ascending;
        // The id makes the order total, so that no document falls between two pages.
        return Sort.by(column, direction, Sort.NullPrecedence.NULLS_LAST).and("id");
    }
}
