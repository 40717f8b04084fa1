package se.samverkan.domain.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import se.samverkan.domain.time.TemporalStatus;

/**
 * Which documents are asked for; null where nothing is asked.
 *
 * @param municipalities the codes that municipality, county and policeRegion leave
 * @param asOf the day that the temporal status is reckoned for, never null
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
