package se.samverkan.stack.testing;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import se.samverkan.stack.security.Keys;

/** Valid and invalid bearer tokens for tests that use StackResource. */
public final class TestTokens {

    /** Signing takes longer than the request in a JVM without its second compiler. */
    private static final Map<List<List<String>>, String> SIGNED = new ConcurrentHashMap<>();

    private TestTokens() {}

    /** A valid token with these roles and organisations. */
    public static String token(List<String> roles, List<String> organisations) {
        return SIGNED.computeIfAbsent(
                List.of(roles, organisations),
                claims -> TestStack.keys().token(roles, organisations, Duration.ofHours(1)));
    }

    /** A token that expired an hour ago. */
    public static String expired(List<String> roles, List<String> organisations) {
        return TestStack.keys().token(roles, organisations, Duration.ofHours(-1));
    }

    /** A token signed by a key that the service does not know. */
    public static String foreign(List<String> roles, List<String> organisations) {
        return Keys.generate().token(roles, organisations);
    }

    /** A valid token of an editor without organisations; the claims replace or extend its own, null removes one. */
    public static String claiming(Map<String, Object> claims) {
        var all = new HashMap<String, Object>(Map.of(
                "iss", Keys.ISSUER, "aud", Keys.AUDIENCE, "sub", "local", "upn", "local", "groups", List.of("editor")));
        all.putAll(claims);
        all.values().removeIf(Objects::isNull);
        return TestStack.keys().signed(all);
    }
}
