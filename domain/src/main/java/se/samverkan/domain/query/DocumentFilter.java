package se.samverkan.domain.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import se.samverkan.domain.time.TemporalStatus;

/**
 * The filter of documents; a null member does not filter.
 *
 * @param municipalities the codes that pass the filters by municipality, county and police region
 * @param asOf the day for which the temporal status is computed, never null
 */
public record DocumentFilter(
        Set<String> municipalities,
        Integer year,
        TemporalStatus temporalStatus,
        LocalDate asOf,
        String partyId,
        Instant publishedAfter) {

    DocumentFilter publishedAfter(Instant moment) {
        return new DocumentFilter(municipalities, year, temporalStatus, asOf, partyId, moment);
    }
}
