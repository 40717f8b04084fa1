package se.samverkan.stack.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The codes, refresh tokens and sessions that were handed out; codes and refresh tokens are valid once. */
final class Grants {

    private static final Duration CODE_LIFETIME = Duration.ofMinutes(1);
    private static final Duration SESSION_LIFETIME = Duration.ofHours(10);
    private static final int SECRET_BYTES = 32;

    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    Grants(Clock clock) {
        this.clock = clock;
    }

    /** What a secret stands for; the request is null but for a code. */
    record Grant(Kind kind, DemoPerson person, AuthorizationRequest request, Instant expiry) {}

    enum Kind {
        CODE,
        REFRESH_TOKEN,
        SESSION
    }

    String code(DemoPerson person, AuthorizationRequest request) {
        return add(new Grant(Kind.CODE, person, request, clock.instant().plus(CODE_LIFETIME)));
    }

    String refreshToken(DemoPerson person) {
        return add(new Grant(Kind.REFRESH_TOKEN, person, null, clock.instant().plus(SESSION_LIFETIME)));
    }

    String session(DemoPerson person) {
        return add(new Grant(Kind.SESSION, person, null, clock.instant().plus(SESSION_LIFETIME)));
    }

    /** The person of a browser that signed in before. */
    Optional<DemoPerson> ofSession(String secret) {
        return Optional.ofNullable(grants.get(secret))
                .filter(grant -> isValid(grant, Kind.SESSION))
                .map(Grant::person);
    }

    void end(String session) {
        grants.remove(session);
    }

    /** Takes a code out, if it is valid and the verifier fits the challenge of its request (RFC 7636). */
    Optional<Grant> redeemCode(String code, String redirectUri, String verifier) {
        return Optional.ofNullable(grants.remove(code))
                .filter(grant -> isValid(grant, Kind.CODE))
                .filter(grant -> grant.request().redirectUri().equals(redirectUri))
                .filter(grant -> grant.request().challenge().equals(challengeOf(verifier)));
    }

    /** Takes a refresh token out, if it is valid. */
    Optional<Grant> redeemRefreshToken(String token) {
        return Optional.ofNullable(grants.remove(token)).filter(grant -> isValid(grant, Kind.REFRESH_TOKEN));
    }

    private boolean isValid(Grant grant, Kind kind) {
        return grant.kind() == kind && clock.instant().isBefore(grant.expiry());
    }

    private String add(Grant grant) {
        grants.values().removeIf(other -> !clock.instant().isBefore(other.expiry()));
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String text = base64(secret);
        grants.put(text, grant);
        return text;
    }

    static String challengeOf(String verifier) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            return base64(hash.digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
