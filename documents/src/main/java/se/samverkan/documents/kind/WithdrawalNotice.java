package se.samverkan.documents.kind;

import java.time.Instant;
import java.util.UUID;

/** What the world is told of a withdrawal: that, when, by whom and why; never the text that was withdrawn. */
public record WithdrawalNotice(
        UUID id, Integer version, long sequence, Instant withdrawnAt, String withdrawnBy, String explanation) {}
