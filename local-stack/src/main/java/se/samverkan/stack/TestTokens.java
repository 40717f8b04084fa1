package se.samverkan.stack;

import java.time.Duration;
import java.util.List;

/** Bearer tokens for tests of a service that StackResource serves: good ones, and those it must refuse. */
public final class TestTokens {

    private TestTokens() {}

    /** A valid token for someone with these roles in these organisations. */
    public static String token(List<String> roles, List<String> organisations) {
        return TestStack.keys().token(roles, organisations);
    }

    /** A token that expired an hour ago. */
    public static String expired(List<String> roles, List<String> organisations) {
        return TestStack.keys().token(roles, organisations, Duration.ofHours(-1));
    }

    /** A token signed by a key that the service does not know. */
    public static String foreign(List<String> roles, List<String> organisations) {
        return Keys.generate().token(roles, organisations);
    }
}
