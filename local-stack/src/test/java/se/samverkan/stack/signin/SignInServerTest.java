package se.samverkan.stack.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.stack.signin.SignInBrowser.DESK;
import static se.samverkan.stack.signin.SignInBrowser.GATEWAY;
import static se.samverkan.stack.signin.SignInBrowser.VERIFIER;
import static se.samverkan.stack.signin.SignInBrowser.claims;
import static se.samverkan.stack.signin.SignInBrowser.code;
import static se.samverkan.stack.signin.SignInBrowser.cookie;
import static se.samverkan.stack.signin.SignInBrowser.json;
import static se.samverkan.stack.signin.SignInBrowser.location;
import static se.samverkan.stack.signin.SignInBrowser.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.security.Keys;

/** The sign-in page over HTTP, as a browser and the desk use it. */
class SignInServerTest {

    private final int port = Ports.oneFree();
    private final MovingClock clock = new MovingClock();
    private final SignInServer server =
            SignInServer.start(port, Keys.generate(), List.of(GATEWAY, "http://localhost:8080"), clock);
    private final SignInBrowser browser = new SignInBrowser(port);

    @AfterEach
    void close() {
        browser.close();
        server.close();
    }

    @Test
    void a_chosen_person_gets_a_token_with_their_roles_and_organisation() throws Exception {
        JsonNode tokens = json(browser.redeem(browser.code(), VERIFIER));

        assertThat(tokens.path("token_type").asText()).isEqualTo("Bearer");
        JsonNode access = claims(tokens.path("access_token"));
        assertThat(access.path("iss").asText()).isEqualTo(Keys.ISSUER);
        assertThat(access.path("aud").asText()).isEqualTo(Keys.AUDIENCE);
        assertThat(access.path("sub").asText()).isEqualTo("demo-municipality-0486-approvereditor");
        assertThat(access.path("organisations")).hasToString("[\"municipality:0486\"]");
        assertThat(access.path("groups")).extracting(JsonNode::asText).containsExactlyInAnyOrder("editor", "approver");
        JsonNode id = claims(tokens.path("id_token"));
        assertThat(id.path("iss").asText()).isEqualTo(browser.address(""));
        assertThat(id.path("aud").asText()).isEqualTo(SignInServer.CLIENT);
        assertThat(id.path("nonce").asText()).isEqualTo("n1");
    }

    @Test
    void somebody_else_is_named_by_organisation_and_roles() throws Exception {
        Map<String, String> form = request();
        form.put("organisation", "municipality:0330");
        form.put("role", "approver");

        JsonNode access = claims(json(browser.redeem(code(browser.post("/authorize", form)), VERIFIER))
                .path("access_token"));

        assertThat(access.path("organisations")).hasToString("[\"municipality:0330\"]");
        assertThat(access.path("groups")).hasToString("[\"approver\"]");
        form.put("role", "superuser");
        assertThat(browser.post("/authorize", form).statusCode()).isEqualTo(400);
    }

    @Test
    void the_page_says_in_both_languages_that_it_is_for_trying_out_only() throws Exception {
        assertThat(browser.get("/authorize", request()).body())
                .contains("Bara för att prova", "Strängnäs kommun", "Polisen");
        Map<String, String> english = request();
        english.put("ui_locales", "en");
        assertThat(browser.get("/authorize", english).body()).contains("For trying out on this machine only");
    }

    @Test
    void a_code_is_refused_with_another_verifier_and_is_then_spent() throws Exception {
        String code = browser.code();

        assertRefused(browser.redeem(code, VERIFIER.replace("a-", "b-")));
        assertRefused(browser.redeem(code, VERIFIER));
    }

    @Test
    void a_code_is_valid_once_and_for_a_minute() throws Exception {
        String code = browser.code();
        assertThat(browser.redeem(code, VERIFIER).statusCode()).isEqualTo(200);
        assertRefused(browser.redeem(code, VERIFIER));

        String late = browser.code();
        clock.now = clock.now.plus(Duration.ofSeconds(60));
        assertRefused(browser.redeem(late, VERIFIER));
    }

    @Test
    void a_refresh_token_is_valid_once_and_gives_another() throws Exception {
        String refresh = json(browser.redeem(browser.code(), VERIFIER))
                .path("refresh_token")
                .asText();

        HttpResponse<String> refreshed = browser.refresh(refresh);

        assertThat(refreshed.statusCode()).isEqualTo(200);
        assertThat(json(refreshed).path("refresh_token").asText()).isNotEmpty().isNotEqualTo(refresh);
        assertRefused(browser.refresh(refresh));
    }

    @Test
    void an_unknown_client_sees_a_refusal_and_gets_no_token() throws Exception {
        Map<String, String> request = request();
        request.put("client_id", "someone");

        assertThat(browser.get("/authorize", request).statusCode()).isEqualTo(400);
        HttpResponse<String> response = browser.post(
                "/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        browser.code(),
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
            for (HttpResponse<String> response :
                    List.of(browser.get("/authorize", request), browser.post("/authorize", request))) {
                assertThat(response.statusCode()).as(other).isEqualTo(400);
                assertThat(response.headers().firstValue("Location")).isEmpty();
            }
            HttpResponse<String> signedOut = browser.get("/sign-out", Map.of("post_logout_redirect_uri", other));
            assertThat(signedOut.headers().firstValue("Location")).isEmpty();
        }
    }

    @Test
    void a_request_without_a_challenge_is_sent_back_with_an_error() throws Exception {
        Map<String, String> request = request();
        request.remove("code_challenge");

        assertThat(location(browser.get("/authorize", request))).isEqualTo(DESK + "?error=invalid_request&state=s1");
    }

    @Test
    void a_browser_that_is_known_is_signed_in_silently_until_it_signs_out() throws Exception {
        Map<String, String> silent = request();
        silent.put("prompt", "none");
        assertThat(location(browser.get("/authorize", silent))).contains("error=login_required");

        Map<String, String> form = request();
        form.put("person", "0");
        String cookie = cookie(browser.post("/authorize", form));

        assertThat(location(browser.get("/authorize", silent, "Cookie", cookie)))
                .startsWith(DESK + "?code=");
        HttpResponse<String> signedOut =
                browser.get("/sign-out", Map.of("post_logout_redirect_uri", DESK), "Cookie", cookie);
        assertThat(location(signedOut)).isEqualTo(DESK);
        assertThat(location(browser.get("/authorize", silent, "Cookie", cookie)))
                .contains("error=login_required");
    }

    @Test
    void only_pages_of_the_gateway_may_read_the_responses() throws Exception {
        String path = "/.well-known/openid-configuration";

        assertThat(browser.get(path, Map.of(), "Origin", GATEWAY).headers().firstValue("Access-Control-Allow-Origin"))
                .contains(GATEWAY);
        HttpResponse<String> foreign = browser.get(path, Map.of(), "Origin", "https://example.com");
        assertThat(foreign.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(json(foreign).path("issuer").asText()).isEqualTo(browser.address(""));
    }

    private static void assertRefused(HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response)).hasToString("{\"error\":\"invalid_grant\"}");
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
