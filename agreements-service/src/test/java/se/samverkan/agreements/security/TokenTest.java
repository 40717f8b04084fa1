package se.samverkan.agreements.security;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.agreements.AgreementRequests.anonymous;
import static se.samverkan.agreements.AgreementRequests.body;
import static se.samverkan.agreements.AgreementRequests.created;
import static se.samverkan.agreements.AgreementRequests.published;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.stack.testing.ServiceTest;
import se.samverkan.stack.testing.StackResource;
import se.samverkan.stack.testing.TestTokens;

/** A token is valid only if this system issued it, and only for the organisations in its list of party ids. */
@QuarkusTest
@ServiceTest(database = "agreements")
class TokenTest {
    private static final List<String> EVERY_ROLE = List.of("editor", "approver", "archivist", "admin");
    private static final Map<String, Object> EVERYTHING =
            Map.of("groups", EVERY_ROLE, "organisations", List.of(STRANGNAS));
    private static final String SPEAKS_FOR_NOBODY =
            "The token speaks for none of the document's parties (claim organisations: a list of party ids)";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expired",
                "signed by another key",
                "for another audience",
                "for no audience",
                "by another issuer",
                "by no issuer",
                "without a subject",
                "with an empty subject",
                "with a blank subject",
                "algorithm none",
                "signature cut off",
                "claims changed",
                "signed with the public key as a secret",
                "no token"
            })
    void an_invalid_token_is_refused_for_reading_and_writing(String fault) throws Exception {
        var id = published("agreements", body("Öppen"));
        var token = faulty(fault);

        for (var refused : List.of(
                anonymous().auth().oauth2(token).body(body("Ny").toString()).post("/agreements"),
                anonymous()
                        .auth()
                        .oauth2(token)
                        .header("If-Match", "\"2\"")
                        .body("{\"explanation\":\"Fel.\"}")
                        .post("/agreements/{id}/withdrawals", id),
                anonymous().auth().oauth2(token).get("/agreements/{id}/audit-entries", id),
                anonymous().auth().oauth2(token).get("/agreements/{id}", id),
                anonymous().auth().oauth2(token).get("/action-plans"))) {
            assertThat(problem(refused, 401).getString("detail"))
                    .isEqualTo("Send a valid bearer token: Authorization: Bearer …");
            assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer error=\"invalid_token\"");
        }
        assertThat(anonymous().get("/agreements/{id}", id).<Integer>path("revision"))
                .isEqualTo(2);
    }

    @Test
    void a_token_with_the_same_claims_and_no_fault_is_valid() {
        var good = anonymous().auth().oauth2(TestTokens.claiming(EVERYTHING));

        assertThat(good.body(body("Ny").toString()).post("/agreements").statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a text           | "municipality:0486"
            a number         | 486
            an object        | {"municipality:0486":true}
            objects          | [{"id":"municipality:0486"}]
            a list in a list | [["municipality:0486"]]
            mixed            | ["municipality:0486",486]
            an empty list    | []
            other case       | ["Municipality:0486"]
            a pattern        | ["municipality:*","*","municipality:"]
            a longer id      | ["municipality:04860"," municipality:0486"]
            """)
    void a_claim_of_another_shape_speaks_for_nobody(String shape, String claim) throws Exception {
        var organisations = new ObjectMapper().readValue(claim, Object.class);
        var token = TestTokens.claiming(Map.of("groups", EVERY_ROLE, "organisations", organisations));
        var draft = created("agreements", body("Utkast"));
        var published = published("agreements", body("Publicerad"));

        var creation =
                anonymous().auth().oauth2(token).body(body("Ny").toString()).post("/agreements");
        var edit = anonymous()
                .auth()
                .oauth2(token)
                .header("If-Match", "\"2\"")
                .body(body("Ny").toString())
                .put("/agreements/{id}", published);

        assertThat(problem(creation, 403).getString("detail")).isEqualTo(SPEAKS_FOR_NOBODY);
        assertThat(problem(edit, 403).getString("detail")).isEqualTo(SPEAKS_FOR_NOBODY);
        problem(anonymous().auth().oauth2(token).get("/agreements/{id}", draft), 404);
        problem(anonymous().auth().oauth2(token).get("/agreements/{id}/audit-entries", published), 403);
    }

    @Test
    void a_token_without_the_claim_speaks_for_nobody() {
        var token = TestTokens.claiming(Map.of("groups", EVERY_ROLE));

        var refused =
                anonymous().auth().oauth2(token).body(body("Ny").toString()).post("/agreements");

        assertThat(problem(refused, 403).getString("detail")).isEqualTo(SPEAKS_FOR_NOBODY);
    }

    private static String faulty(String fault) throws Exception {
        var good = TestTokens.claiming(EVERYTHING);
        var claims = good.substring(good.indexOf('.') + 1, good.lastIndexOf('.'));
        var signed = good.substring(0, good.lastIndexOf('.'));
        return switch (fault) {
            case "expired" -> TestTokens.expired(EVERY_ROLE, List.of(STRANGNAS));
            case "signed by another key" -> TestTokens.foreign(EVERY_ROLE, List.of(STRANGNAS));
            case "for another audience" -> claiming("aud", "another-system");
            case "for no audience" -> claiming("aud", null);
            case "by another issuer" -> claiming("iss", "https://samverkan.local.example.com");
            case "by no issuer" -> claiming("iss", null);
            case "without a subject" -> claiming("sub", null);
            case "with an empty subject" -> claiming("sub", "");
            case "with a blank subject" -> claiming("sub", "  ");
            case "algorithm none" -> base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + claims + ".";
            case "signature cut off" -> signed + ".";
            case "claims changed" -> {
                var others = TestTokens.token(EVERY_ROLE, List.of("municipality:0163"));
                yield signed + others.substring(others.lastIndexOf('.'));
            }
            case "signed with the public key as a secret" -> {
                var forged = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + claims;
                var mac = Mac.getInstance("HmacSHA256");
                var publicKey = Base64.getDecoder().decode(StackResource.keys().publicKey());
                mac.init(new SecretKeySpec(publicKey, "HmacSHA256"));
                yield forged + "." + base64(mac.doFinal(forged.getBytes(StandardCharsets.US_ASCII)));
            }
            default -> "not.a.token";
        };
    }

    private static String claiming(String claim, String value) {
        var claims = new HashMap<>(EVERYTHING);
        claims.put(claim, value);
        return TestTokens.claiming(claims);
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
