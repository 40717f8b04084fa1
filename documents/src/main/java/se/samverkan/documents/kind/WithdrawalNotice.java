package se.samverkan.documents.kind;

import java.time.Instant;
import java.util.UUID;

/** The public notice of a withdrawal: when, by which party and why, without the withdrawn text. */
public record WithdrawalNotice(
        UUID id, Integer version, long sequence, Instant withdrawnAt, String withdrawnBy, String explanation) {}
