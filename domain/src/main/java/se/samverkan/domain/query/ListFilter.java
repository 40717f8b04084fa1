package se.samverkan.domain.query;

import se.samverkan.domain.content.PublicationStatus;

/** What a list is asked for, in its own types; status is null where it is not asked. */
public record ListFilter(DocumentFilter documents, PublicationStatus status, Sort sort, int page, int limit) {

    /** What lists can be ordered by, not every list by each; the names are the parameter's values. */
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
