package se.samverkan.domain.query;

import se.samverkan.domain.content.PublicationStatus;

/** The filter, order and page of a list; the status is null where the list is not filtered by it. */
public record ListFilter(DocumentFilter documents, PublicationStatus status, Sort sort, int page, int limit) {

    /** The sort keys of lists, by the values of the parameter; not every list has all of them. */
    public enum SortKey {
        publishedAt,
        title,
        validity,
        municipality,
        relevance
    }

    /** An order and its direction. */
    public record Sort(SortKey by, boolean descending) {}

    public int offset() {
        return (page - 1) * limit;
    }
}
