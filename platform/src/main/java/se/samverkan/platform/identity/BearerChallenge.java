package se.samverkan.platform.identity;

/** The header {@code WWW-Authenticate} of a 401 (RFC 6750, section 3). */
public final class BearerChallenge {
    public static final String HEADER = "WWW-Authenticate";

    private BearerChallenge() {}

    /** The challenge for a request with this {@code Authorization}, which may be null; only a token can be invalid. */
    public static String of(String authorization) {
        return authorization == null
                ? "Bearer"
                : "Bearer error=\"invalid_token\", error_description=\"The token is malformed, expired, without a subject,"
                        + " or not issued for this service\"";
    }
}
