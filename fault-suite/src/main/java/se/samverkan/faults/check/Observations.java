package se.samverkan.faults.check;

import java.util.List;
import java.util.Map;

/**
 * What a round left behind, after the recovery.
 *
 * @param histories what the writers know about their documents
 * @param events the records of all topics about those documents, in the order of each partition
 * @param owned the documents of the owners' databases, by id
 * @param gateways the responses of each gateway, by path
 * @param duringRound what readers and writers noticed during the round
 */
public record Observations(
        List<DocumentHistory> histories,
        List<TopicEvent> events,
        Map<String, OwnerDocument> owned,
        List<Map<String, PublicResponse>> gateways,
        List<Finding> duringRound) {

    /** A text that only drafts contain. */
    public static final String SECRET = "hemligt-utkast-";
}
