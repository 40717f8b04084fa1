package se.samverkan.documents.kind;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The public notice of a withdrawal: when, by which party and why, without the withdrawn text. Whose document it was says to whom it
 * matters.
 */
public record WithdrawalNotice(
        UUID id,
        Integer version,
        long sequence,
        List<String> municipalities,
        List<String> partyIds,
        Instant withdrawnAt,
        String withdrawnBy,
        String explanation) {}
