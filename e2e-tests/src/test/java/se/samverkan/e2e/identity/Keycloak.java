package se.samverkan.e2e.identity;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import se.samverkan.stack.process.ChildProcess;
import se.samverkan.stack.process.Directories;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.system.Setup;

/** A Keycloak of its own, from the distribution that the build unpacks, with the realm of {@code containers/}. */
final class Keycloak implements AutoCloseable {
    static final String REALM = "samverkan";

    /** Of the first administrator, of all clients and of all people of the realm. */
    static final String PASSWORD = UUID.randomUUID().toString();

    private static final Path DIRECTORY = Path.of("target", "keycloak");

    private final int port = Ports.oneFree();
    private final ChildProcess process;

    private Keycloak() {
        var home = distribution();
        importRealm(home);
        process = ChildProcess.start(
                "Keycloak",
                List.of(
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--http-management-port=" + Ports.oneFree(),
                        "--http-access-log-enabled=true"),
                Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "JAVA_OPTS_KC_HEAP",
                        "-Xms64m -Xmx512m",
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        PASSWORD,
                        "SAMVERKAN_CLIENT_SECRET",
                        PASSWORD,
                        "SAMVERKAN_DEMO_PASSWORD",
                        PASSWORD),
                DIRECTORY.toAbsolutePath());
    }

    /** Starts it and waits until it issues tokens. */
    static Keycloak start() throws InterruptedException {
        var keycloak = new Keycloak();
        while (!keycloak.process.isReadyOrFail(keycloak::isListening)) {
            Thread.sleep(200);
        }
        return keycloak;
    }

    private static Path distribution() {
        try (var files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.getFileName().toString().matches("keycloak-\\d.*"))
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void importRealm(Path home) {
        var data = home.resolve("data");
        Directories.delete(data);
        try {
            var imported = Files.createDirectories(data.resolve("import")).resolve("samverkan-realm.json");
            Files.copy(
                    Setup.repository().resolve("containers/samverkan-realm.json"),
                    imported,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keycloak listens when it has imported the realm. */
    private boolean isListening() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The issuer of the tokens of a realm, and the base of its addresses. */
    String issuer(String realm) {
        return "http://127.0.0.1:" + port + "/realms/" + realm;
    }

    Path log() {
        return DIRECTORY.resolve("logs/keycloak.log");
    }

    /** A token of a client for itself. */
    String clientToken(String client) {
        return clientToken(REALM, client);
    }

    String clientToken(String realm, String client) {
        var form = Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", PASSWORD);
        return token(realm, form).then().statusCode(200).extract().path("access_token");
    }

    /** The response of the token endpoint to a form. */
    Response token(String realm, Map<String, String> form) {
        return given().formParams(form).post(issuer(realm) + "/protocol/openid-connect/token");
    }

    BrowserLogin login(String user) {
        return new BrowserLogin(this, user, PASSWORD);
    }

    /** A request of the administrator about a realm. */
    RequestSpecification admin() {
        var form =
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", PASSWORD);
        String token = token("master", form).then().statusCode(200).extract().path("access_token");
        return given().baseUri("http://127.0.0.1:" + port + "/admin/realms")
                .header("Authorization", "Bearer " + token)
                .contentType("application/json");
    }

    /** The representation of the only object at a path of the realm. */
    JsonPath only(String path) {
        return admin().get("/" + REALM + path).then().statusCode(200).extract().jsonPath();
    }

    /** Lets people sign in from a site, as the realm does for that of ./run. */
    void admitSite(URI site) {
        var client = only("/clients?clientId=" + BrowserLogin.CLIENT);
        var redirections = new ArrayList<>(client.<String>getList("[0].redirectUris"));
        redirections.add(site + "*");
        admin().body(Map.of("redirectUris", redirections))
                .put("/" + REALM + "/clients/" + client.getString("[0].id"))
                .then()
                .statusCode(204);
    }

    /** Begins to sign with a new key; the earlier ones stay valid. Returns the id by which the key is removed. */
    String rotateKey(int priority) {
        String realmId = admin().get("/" + REALM).path("id");
        var location = admin().body("""
                        {"name": "key-%d", "providerId": "rsa-generated", "providerType": "org.keycloak.keys.KeyProvider",
                         "parentId": "%s",
                         "config": {"priority": ["%d"], "enabled": ["true"], "active": ["true"], "algorithm": ["RS256"]}}
                        """.formatted(priority, realmId, priority))
                .post("/" + REALM + "/components")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    void removeKey(String id) {
        admin().delete("/" + REALM + "/components/" + id).then().statusCode(204);
    }

    @Override
    public void close() {
        process.stop();
    }
}
