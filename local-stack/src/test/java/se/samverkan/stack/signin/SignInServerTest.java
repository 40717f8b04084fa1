package se.samverkan.stack.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.security.Keys;

/** The sign-in page over HTTP, as a browser and the desk use it. */
class SignInServerTest {

    private static final String GATEWAY = "http://127.0.0.1:8080";
    private static final String DESK = GATEWAY + "/skrivbord";
    private static final String VERIFIER = "a-secret-of-at-least-forty-three-characters-in-length";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final int port = Ports.oneFree();
    private final MovingClock clock = new MovingClock();
    private final SignInServer server =
            SignInServer.start(port, Keys.generate(), List.of(GATEWAY, "http://localhost:8080"), clock);
    private final HttpClient browser = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        browser.close();
        server.close();
    }

    @Test
    void a_chosen_person_gets_a_token_with_their_roles_and_organisation() throws Exception {
        JsonNode tokens = json(redeem(code(), VERIFIER));

        assertThat(tokens.path("token_type").asText()).isEqualTo("Bearer");
        JsonNode access = claims(tokens.path("access_token"));
        assertThat(access.path("iss").asText()).isEqualTo(Keys.ISSUER);
        assertThat(access.path("aud").asText()).isEqualTo(Keys.AUDIENCE);
        assertThat(access.path("sub").asText()).isEqualTo("demo-municipality-0486-approvereditor");
        assertThat(access.path("organisations")).hasToString("[\"municipality:0486\"]");
        assertThat(access.path("groups")).extracting(JsonNode::asText).containsExactlyInAnyOrder("editor", "approver");
        JsonNode id = claims(tokens.path("id_token"));
        assertThat(id.path("iss").asText()).isEqualTo(address(""));
        assertThat(id.path("aud").asText()).isEqualTo(SignInServer.CLIENT);
        assertThat(id.path("nonce").asText()).isEqualTo("n1");
    }

    @Test
    void somebody_else_is_named_by_organisation_and_roles() throws Exception {
        Map<String, String> form = request();
        form.put("organisation", "municipality:0330");
        form.put("role", "approver");

        JsonNode access =
                claims(json(redeem(code(post("/authorize", form)), VERIFIER)).path("access_token"));

        assertThat(access.path("organisations")).hasToString("[\"municipality:0330\"]");
        assertThat(access.path("groups")).hasToString("[\"approver\"]");
        form.put("role", "superuser");
        assertThat(post("/authorize", form).statusCode()).isEqualTo(400);
    }

    @Test
    void the_page_says_in_both_languages_that_it_is_for_trying_out_only() throws Exception {
        assertThat(get("/authorize", request()).body()).contains("Bara för att prova", "Strängnäs kommun", "Polisen");
        Map<String, String> english = request();
        english.put("ui_locales", "en");
        assertThat(get("/authorize", english).body()).contains("For trying out on this machine only");
    }

    @Test
    void a_code_is_refused_with_another_verifier_and_is_then_spent() throws Exception {
        String code = code();

        assertRefused(redeem(code, VERIFIER.replace("a-", "b-")));
        assertRefused(redeem(code, VERIFIER));
    }

    @Test
    void a_code_is_valid_once_and_for_a_minute() throws Exception {
        String code = code();
        assertThat(redeem(code, VERIFIER).statusCode()).isEqualTo(200);
        assertRefused(redeem(code, VERIFIER));

        String late = code();
        clock.now = clock.now.plus(Duration.ofSeconds(60));
        assertRefused(redeem(late, VERIFIER));
    }

    @Test
    void a_refresh_token_is_valid_once_and_gives_another() throws Exception {
        String refresh = json(redeem(code(), VERIFIER)).path("refresh_token").asText();

        HttpResponse<String> refreshed = refresh(refresh);

        assertThat(refreshed.statusCode()).isEqualTo(200);
        assertThat(json(refreshed).path("refresh_token").asText()).isNotEmpty().isNotEqualTo(refresh);
        assertRefused(refresh(refresh));
    }

    @Test
    void an_unknown_client_sees_a_refusal_and_gets_no_token() throws Exception {
        Map<String, String> request = request();
        request.put("client_id", "someone");

        assertThat(get("/authorize", request).statusCode()).isEqualTo(400);
        HttpResponse<String> response = post(
                "/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code(),
                        "redirect_uri",
                        DESK,
                        "client_id",
                        "someone",
                        "code_verifier",
                        VERIFIER));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("error").asText()).isEqualTo("invalid_client");
    }

    @Test
    void nobody_is_redirected_to_an_address_that_is_not_the_desk() throws Exception {
        for (String other : List.of(
                "https://example.com/skrivbord", GATEWAY + "/skrivbord/..", GATEWAY + "/", "javascript:alert(1)", "")) {
            Map<String, String> request = request();
            request.put("redirect_uri", other);
            request.put("person", "0");
            for (HttpResponse<String> response : List.of(get("/authorize", request), post("/authorize", request))) {
                assertThat(response.statusCode()).as(other).isEqualTo(400);
                assertThat(response.headers().firstValue("Location")).isEmpty();
            }
            HttpResponse<String> signedOut = get("/sign-out", Map.of("post_logout_redirect_uri", other));
            assertThat(signedOut.headers().firstValue("Location")).isEmpty();
        }
    }

    @Test
    void a_request_without_a_challenge_is_sent_back_with_an_error() throws Exception {
        Map<String, String> request = request();
        request.remove("code_challenge");

        assertThat(location(get("/authorize", request))).isEqualTo(DESK + "?error=invalid_request&state=s1");
    }

    @Test
    void a_browser_that_is_known_is_signed_in_silently_until_it_signs_out() throws Exception {
        Map<String, String> silent = request();
        silent.put("prompt", "none");
        assertThat(location(get("/authorize", silent))).contains("error=login_required");

        Map<String, String> form = request();
        form.put("person", "0");
        String cookie = cookie(post("/authorize", form));

        assertThat(location(get("/authorize", silent, "Cookie", cookie))).startsWith(DESK + "?code=");
        HttpResponse<String> signedOut = get("/sign-out", Map.of("post_logout_redirect_uri", DESK), "Cookie", cookie);
        assertThat(location(signedOut)).isEqualTo(DESK);
        assertThat(location(get("/authorize", silent, "Cookie", cookie))).contains("error=login_required");
    }

    @Test
    void only_pages_of_the_gateway_may_read_the_responses() throws Exception {
        String path = "/.well-known/openid-configuration";

        assertThat(get(path, Map.of(), "Origin", GATEWAY).headers().firstValue("Access-Control-Allow-Origin"))
                .contains(GATEWAY);
        HttpResponse<String> foreign = get(path, Map.of(), "Origin", "https://example.com");
        assertThat(foreign.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(json(foreign).path("issuer").asText()).isEqualTo(address(""));
    }

    private String code() throws Exception {
        Map<String, String> form = request();
        form.put("person", "0");
        return code(post("/authorize", form));
    }

    private static String code(HttpResponse<String> response) {
        String location = location(response);
        assertThat(location).startsWith(DESK + "?code=").endsWith("&state=s1");
        return location.substring(location.indexOf("code=") + 5, location.indexOf('&'));
    }

    private HttpResponse<String> redeem(String code, String verifier) throws Exception {
        return post(
                "/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        DESK,
                        "client_id",
                        SignInServer.CLIENT,
                        "code_verifier",
                        verifier));
    }

    private HttpResponse<String> refresh(String token) throws Exception {
        return post(
                "/token",
                Map.of("grant_type", "refresh_token", "refresh_token", token, "client_id", SignInServer.CLIENT));
    }

    private static void assertRefused(HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response)).hasToString("{\"error\":\"invalid_grant\"}");
    }

    private static Map<String, String> request() {
        Map<String, String> request = new LinkedHashMap<>();
        request.put("client_id", SignInServer.CLIENT);
        request.put("redirect_uri", DESK);
        request.put("response_type", "code");
        request.put("scope", "openid");
        request.put("state", "s1");
        request.put("nonce", "n1");
        request.put("code_challenge", Grants.challengeOf(VERIFIER));
        request.put("code_challenge_method", "S256");
        return request;
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }

    private static String cookie(HttpResponse<String> response) {
        return response.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }

    private HttpResponse<String> get(String path, Map<String, String> query, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address(path + "?" + encoded(query))));
        return browser.send(
                headers.length == 0 ? request.build() : request.headers(headers).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(address(path)))
                        .header("Content-Type", FORM)
                        .POST(BodyPublishers.ofString(encoded(form)))
                        .build(),
                BodyHandlers.ofString());
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }

    private static JsonNode claims(JsonNode token) throws IOException {
        return new ObjectMapper()
                .readTree(Base64.getUrlDecoder().decode(token.asText().replaceAll("^[^.]*\\.|\\.[^.]*$", "")));
    }

    private static final class MovingClock extends Clock {
        private Instant now = Instant.now();

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
