package se.samverkan.subscriptions;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * The secrets that sign a subscription's messages (Standard Webhooks: {@code whsec_} and Base64). After a rotation both sign for a day,
 * so that the receiver can change its own at any time.
 *
 * @param former null if there is none
 * @param formerUntil when the former one signs no more
 */
@Embeddable
public record SigningSecrets(
        @Column(name = "secret") String current,
        @Column(name = "former_secret") String former,
        @Column(name = "former_secret_until") Instant formerUntil) {
    private static final Duration OVERLAP = Duration.ofHours(24);
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static SigningSecrets create() {
        return new SigningSecrets(generate(), null, null);
    }

    /** A new secret beside the current one. */
    SigningSecrets rotate(Instant now) {
        return new SigningSecrets(generate(), current, now.plus(OVERLAP));
    }

    /** Those that sign a message at this time, the current one first. */
    public List<String> at(Instant time) {
        return former != null && time.isBefore(formerUntil) ? List.of(current, former) : List.of(current);
    }

    private static String generate() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    /** Keeps the secrets out of logs. */
    @Override
    public String toString() {
        return "SigningSecrets";
    }
}
