package se.samverkan.e2e.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieHandler;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person who signs in with a browser: the authorization code flow with PKCE (RFC 7636) of the public client. */
record BrowserLogin(Keycloak keycloak, String user, String password) {
    static final String CLIENT = "samverkan-web";
    private static final String REDIRECTION = "http://127.0.0.1:8080/skrivbord";
    private static final Pattern FORM = Pattern.compile("action=\"([^\"]*)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]*)");

    /** Of one site; as a browser on this machine it also sends cookies that are marked as secure, which Java's own does not. */
    private static final class Cookies extends CookieHandler {
        private final Map<String, String> stored = new LinkedHashMap<>();

        @Override
        public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) {
            var cookies = stored.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; "));
            return cookies.isEmpty() ? Map.of() : Map.of("Cookie", List.of(cookies));
        }

        @Override
        public void put(URI uri, Map<String, List<String>> headers) {
            headers.getOrDefault("set-cookie", List.of()).stream()
                    .flatMap(header -> HttpCookie.parse(header).stream())
                    .forEach(cookie -> stored.put(cookie.getName(), cookie.getValue()));
        }
    }

    /** The login page and what the person gets for the password. */
    record Result(String page, HttpResponse<String> response) {
        boolean isSignedIn() {
            return response.statusCode() == 302;
        }
    }

    /** The form of the token endpoint that redeems the code of a successful login. */
    Map<String, String> codeForm() throws IOException, InterruptedException {
        var verifier = UUID.randomUUID().toString() + UUID.randomUUID();
        var result = submit(challenge(verifier));
        assertThat(result.isSignedIn()).as(result.response().body()).isTrue();
        var location =
                CODE.matcher(result.response().headers().firstValue("Location").orElseThrow());
        assertThat(location.find()).isTrue();
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("client_id", CLIENT);
        form.put("redirect_uri", REDIRECTION);
        form.put("code", location.group(1));
        form.put("code_verifier", verifier);
        return form;
    }

    /** Opens the login page, and submits name and password. */
    Result submit(Map<String, String> challenge) throws IOException, InterruptedException {
        try (var browser = HttpClient.newBuilder().cookieHandler(new Cookies()).build()) {
            var page = browser.send(
                    HttpRequest.newBuilder(authorization(challenge)).build(), BodyHandlers.ofString());
            var form = FORM.matcher(page.body());
            if (!form.find()) {
                return new Result(page.body(), page);
            }
            var login = HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(encoded(Map.of("username", user, "password", password))))
                    .build();
            return new Result(page.body(), browser.send(login, BodyHandlers.ofString()));
        }
    }

    private URI authorization(Map<String, String> challenge) {
        var parameters = new LinkedHashMap<>(challenge);
        parameters.put("client_id", CLIENT);
        parameters.put("redirect_uri", REDIRECTION);
        parameters.put("response_type", "code");
        parameters.put("scope", "openid");
        return URI.create(keycloak.issuer(Keycloak.REALM) + "/protocol/openid-connect/auth?" + encoded(parameters));
    }

    private static Map<String, String> challenge(String verifier) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Map.of(
                    "code_challenge",
                    Base64.getUrlEncoder().withoutPadding().encodeToString(hash),
                    "code_challenge_method",
                    "S256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every JDK has SHA-256", e);
        }
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
