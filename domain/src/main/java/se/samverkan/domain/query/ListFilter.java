package se.samverkan.domain.query;

import java.util.function.BiConsumer;
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
    public record Sort(SortKey by, boolean descending) {
        /** The value of the parameter. */
        public String name() {
            return (descending ? "-" : "") + by;
        }
    }

    /** Reports the temporal status as a filter of documents that have none, such as follow-ups. */
    public void refuseTemporalStatus(BiConsumer<String, String> violations) {
        if (documents.temporalStatus() != null) {
            violations.accept(
                    "temporalStatus",
                    "these documents have none, since they are not valid for a time: filter by year instead");
        }
    }

    public int offset() {
        return (page - 1) * limit;
    }
}
