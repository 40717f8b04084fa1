package se.samverkan.documents;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.samverkan.documents.lifecycle.Document;
import se.samverkan.domain.query.ListFilter;
import se.samverkan.domain.query.ListFilter.Sort;

/** Finds documents by the filters of lists, limited to what the caller may read. */
@ApplicationScoped
class DocumentSearch {
    /** A page of documents, and how many there are on all pages. */
    record Found(List<Document> documents, long total) {}

    Found find(String collection, ListFilter filter, Collection<String> organisations) {
        var conditions = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        visible(filter, organisations, conditions, parameters);
        conditions.add("d.collection = :collection");
        parameters.put("collection", collection);
        if (filter.documents().municipalities() != null) {
            conditions.add("array_intersects(d.municipalities, :municipalities)");
            parameters.put("municipalities", filter.documents().municipalities().toArray(String[]::new));
        }
        if (filter.documents().partyId() != null) {
            conditions.add("array_contains(d.parties, :partyId)");
            parameters.put("partyId", filter.documents().partyId());
        }
        if (filter.documents().year() != null) {
            inYear(filter.documents().year(), conditions, parameters);
        }
        if (filter.documents().temporalStatus() != null) {
            onDay(filter, conditions, parameters);
        }
        if (filter.documents().publishedAfter() != null) {
            conditions.add("d.publishedAt > :publishedAfter");
            parameters.put("publishedAfter", filter.documents().publishedAfter());
        }
        var where = "from Document d where " + String.join(" and ", conditions);
        var documents = Document.<Document>find(where + order(filter.sort()), parameters)
                .page(filter.page() - 1, filter.limit());
        return new Found(documents.list(), documents.count());
    }

    /** A withdrawn document is listed for its parties only, and only if the filter asks for it. */
    private static void visible(
            ListFilter filter,
            Collection<String> organisations,
            List<String> conditions,
            Map<String, Object> parameters) {
        conditions.add("(d.status = PUBLISHED or array_intersects(d.authorizedParties, :organisations))");
        parameters.put("organisations", organisations.toArray(String[]::new));
        if (filter.status() == null) {
            conditions.add("d.status <> WITHDRAWN");
        } else {
            conditions.add("d.status = :status");
            parameters.put("status", filter.status());
        }
    }

    /** The year contains a stated bound, or lies between the two. */
    private static void inYear(int year, List<String> conditions, Map<String, Object> parameters) {
        conditions.add("""
                (d.fromDay between :newYear and :newYearsEve or d.toDay between :newYear and :newYearsEve
                 or (d.fromDay <= :newYear and d.toDay >= :newYearsEve))""");
        parameters.put("newYear", LocalDate.of(year, 1, 1));
        parameters.put("newYearsEve", LocalDate.of(year, 12, 31));
    }

    private static void onDay(ListFilter filter, List<String> conditions, Map<String, Object> parameters) {
        parameters.put("asOf", filter.documents().asOf());
        conditions.add(
                switch (filter.documents().temporalStatus()) {
                    case UPCOMING -> "d.fromDay > :asOf";
                    case EXPIRED -> "d.toDay < :asOf";
                    case IN_FORCE -> "d.fromDay <= :asOf and d.toDay >= :asOf";
                    case UNKNOWN -> """
                        (d.fromDay is null or d.toDay is null)
                        and (d.fromDay is null or d.fromDay <= :asOf) and (d.toDay is null or d.toDay >= :asOf)""";
                });
    }

    private static String order(Sort sort) {
        var column = switch (sort.by()) {
            case publishedAt -> "d.publishedAt";
            case title -> "d.title";
            case validity -> "d.fromDay";
            case municipality, relevance ->
                throw new IllegalArgumentException(sort.by() + " is an order of the gateway only");
        };
        // The id makes the order total, so that no document falls between two pages.
        return " order by " + column + (sort.descending() ? " desc" : " asc") + " nulls last, d.id";
    }
}
