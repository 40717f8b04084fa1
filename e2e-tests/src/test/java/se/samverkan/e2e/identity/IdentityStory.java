package se.samverkan.e2e.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients and people may do with tokens of a real Keycloak. */
@ExtendWith(SystemWithKeycloak.Running.class)
class IdentityStory {
    private static final String STRANGNAS = "municipality:0486";

    private final SystemWithKeycloak system;
    private final Keycloak keycloak;

    IdentityStory(SystemWithKeycloak system) {
        this.system = system;
        this.keycloak = system.keycloak();
    }

    @ParameterizedTest
    @CsvSource({
        "strangnas, municipality:0486",
        "varmdo, municipality:0120",
        "lpo-nacka, police:lokalpolisomrade-nacka",
    })
    void a_client_writes_for_its_organisation_and_no_other(String client, String organisation) {
        var token = keycloak.clientToken(client);

        assertThat(system.create(token, organisation).statusCode()).isEqualTo(201);
        assertThat(system.create(token, "municipality:0114").statusCode()).isEqualTo(403);
    }

    @Test
    void a_person_signs_in_with_pkce_on_a_swedish_page_and_the_session_is_refreshed() throws Exception {
        var login = keycloak.login("strangnas-redaktor");

        var tokens = keycloak.token(Keycloak.REALM, login.codeForm())
                .then()
                .statusCode(200)
                .extract();
        assertThat(system.create(tokens.path("access_token"), STRANGNAS).statusCode())
                .isEqualTo(201);

        var refreshed = keycloak.token(
                Keycloak.REALM,
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        BrowserLogin.CLIENT,
                        "refresh_token",
                        tokens.path("refresh_token")));
        assertThat(system.create(refreshed.path("access_token"), STRANGNAS).statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_person_without_the_role_is_refused() throws Exception {
        var tokens = keycloak.token(
                Keycloak.REALM, keycloak.login("strangnas-administrator").codeForm());

        assertThat(system.create(tokens.path("access_token"), STRANGNAS).statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_login_page_is_in_swedish_and_refuses_a_login_without_pkce() throws Exception {
        var login = keycloak.login("strangnas-redaktor");

        assertThat(login.submit(Map.of("code_challenge", "x".repeat(43), "code_challenge_method", "S256"))
                        .page())
                .contains("lang=\"sv\"")
                .contains("Logga in");
        var withoutPkce = login.submit(Map.of());
        assertThat(withoutPkce.response().headers().firstValue("Location").orElse(""))
                .doesNotContain("code=");
        assertThat(withoutPkce.page()).doesNotContain("kc-form-login");
    }

    @Test
    void a_code_is_worthless_without_its_verifier() throws Exception {
        var form = new HashMap<>(keycloak.login("strangnas-redaktor").codeForm());
        form.put("code_verifier", "y".repeat(64));

        assertThat(keycloak.token(Keycloak.REALM, form).statusCode()).isEqualTo(400);
    }

    @Test
    void a_token_of_another_realm_is_refused() {
        keycloak.admin()
                .body("{\"realm\": \"annan\", \"enabled\": true}")
                .post()
                .then()
                .statusCode(201);
        var client = Map.of(
                "clientId",
                "strangnas",
                "secret",
                secretOf("strangnas"),
                "serviceAccountsEnabled",
                true,
                "publicClient",
                false);
        keycloak.admin().body(client).post("/annan/clients").then().statusCode(201);

        assertThat(system.create(keycloak.clientToken("annan", "strangnas"), STRANGNAS)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_token_without_the_audience_is_refused() {
        assertThat(system.create(tokenWithoutMapper("audience"), STRANGNAS).statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_token_without_organisations_grants_nothing() {
        assertThat(system.create(tokenWithoutMapper("organisations"), STRANGNAS).statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_disabled_person_gets_no_new_token_and_the_old_one_lives_until_it_expires() throws Exception {
        var login = keycloak.login("varmdo-redaktor");
        var tokens = keycloak.token(Keycloak.REALM, login.codeForm());
        String id = keycloak.only("/users?username=varmdo-redaktor").getString("[0].id");
        enable(id, false);
        try {
            var refreshed = keycloak.token(
                    Keycloak.REALM,
                    Map.of(
                            "grant_type",
                            "refresh_token",
                            "client_id",
                            BrowserLogin.CLIENT,
                            "refresh_token",
                            tokens.path("refresh_token")));
            assertThat(refreshed.statusCode()).isEqualTo(400);
            assertThat(login.submit(Map.of("code_challenge", "x".repeat(43), "code_challenge_method", "S256"))
                            .isSignedIn())
                    .isFalse();
            assertThat(system.create(tokens.path("access_token"), "municipality:0120")
                            .statusCode())
                    .isEqualTo(201);
            assertThat(tokens.<Integer>path("expires_in")).isEqualTo(300);
        } finally {
            enable(id, true);
        }
    }

    private void enable(String user, boolean isEnabled) {
        keycloak.admin()
                .body("{\"enabled\": " + isEnabled + "}")
                .put("/" + Keycloak.REALM + "/users/" + user)
                .then()
                .statusCode(204);
    }

    private String secretOf(String client) {
        return keycloak.only("/clients?clientId=" + client).getString("[0].secret");
    }

    /** A token of a client whose scope lacks one of the realm's mappers. */
    private String tokenWithoutMapper(String mapper) {
        var scope = keycloak.only("/client-scopes");
        String scopeId = scope.getString("find { it.name == 'samverkan' }.id");
        Map<String, Object> removed =
                scope.getMap("find { it.name == 'samverkan' }.protocolMappers.find { it.name == '" + mapper + "' }");
        var path = "/" + Keycloak.REALM + "/client-scopes/" + scopeId + "/protocol-mappers/models";
        keycloak.admin().delete(path + "/" + removed.get("id")).then().statusCode(204);
        try {
            return keycloak.clientToken("strangnas");
        } finally {
            keycloak.admin().body(removed).post(path).then().statusCode(201);
        }
    }
}
