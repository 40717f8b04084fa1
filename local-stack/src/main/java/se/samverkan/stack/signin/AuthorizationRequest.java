package se.samverkan.stack.signin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A browser's request to sign somebody in (RFC 6749, section 4.1.1, with PKCE and OpenID Connect's nonce).
 *
 * @param challenge the hash of the secret that the token request must show
 */
record AuthorizationRequest(String redirectUri, String state, String nonce, String challenge, Parameters parameters) {

    /** The members that the form of the page repeats. */
    static final List<String> REPEATED = List.of(
            "client_id",
            "redirect_uri",
            "response_type",
            "scope",
            "state",
            "nonce",
            "code_challenge",
            "code_challenge_method",
            "ui_locales");

    private static final String CHALLENGE = "[A-Za-z0-9_-]{43}";

    static AuthorizationRequest of(Parameters parameters) {
        return new AuthorizationRequest(
                parameters.one("redirect_uri").orElse(""),
                parameters.one("state").orElse(""),
                parameters.one("nonce").orElse(""),
                parameters.one("code_challenge").orElse(""),
                parameters);
    }

    /** Whether the client is known at this address: nobody is redirected to another one. */
    boolean isOf(String client, List<String> redirectUris) {
        return parameters.has("client_id", client) && redirectUris.contains(redirectUri);
    }

    /** The error code of a request that a known client made wrongly. */
    Optional<String> error() {
        if (!parameters.has("response_type", "code")) {
            return Optional.of("unsupported_response_type");
        }
        boolean isComplete = parameters.one("scope").orElse("").contains("openid")
                && parameters.has("code_challenge_method", "S256")
                && challenge.matches(CHALLENGE);
        return isComplete ? Optional.empty() : Optional.of("invalid_request");
    }

    boolean isSilent() {
        return parameters.has("prompt", "none");
    }

    boolean isEnglish() {
        return parameters.one("ui_locales").orElse("").startsWith("en");
    }

    /** Where the browser goes with this response. */
    String redirect(String name, String value) {
        Map<String, String> response = new LinkedHashMap<>();
        response.put(name, value);
        response.put("state", state);
        return redirectUri + "?"
                + response.entrySet().stream()
                        .map(entry ->
                                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }
}
