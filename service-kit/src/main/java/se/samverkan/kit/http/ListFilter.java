package se.samverkan.kit.http;

import java.time.LocalDate;
import java.util.Set;
import se.samverkan.kit.content.PublicationStatus;
import se.samverkan.kit.content.TemporalStatus;

/** What a list is asked for, in its own types; null where nothing is asked. */
public record ListFilter(
        Set<String> municipalities,
        Integer year,
        PublicationStatus status,
        TemporalStatus temporalStatus,
        LocalDate asOf,
        String partyId,
        Sort sort,
        int page,
        int limit) {

    /** What lists can be ordered by; the names are the parameter's values. */
    public enum SortKey {
        publishedAt,
        title,
        validity
    }

    /** An order and its direction. */
    public record Sort(SortKey by, boolean descending) {}

    public int offset() {
        return (page - 1) * limit;
    }
}
