package se.samverkan.e2e.identity;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.system.LocalSystem;
import se.samverkan.stack.system.Setup;

/** A system without sample data whose services accept the tokens of a Keycloak, for all tests of this package. */
record SystemWithKeycloak(Keycloak keycloak, LocalSystem system) implements AutoCloseable {

    private static SystemWithKeycloak start() {
        try {
            var keycloak = Keycloak.start();
            var environment = Map.of(
                    // An empty value is none: the issuer and its keys are discovered.
                    "QUARKUS_OIDC_PUBLIC_KEY",
                    "",
                    "QUARKUS_OIDC_TOKEN_ISSUER",
                    "",
                    "QUARKUS_OIDC_AUTH_SERVER_URL",
                    keycloak.issuer(Keycloak.REALM),
                    "SAMVERKAN_DESK_ISSUER",
                    keycloak.issuer(Keycloak.REALM));
            var setup = new Setup(
                    Setup.repository(), Path.of("target", "samverkan-keycloak"), Ports.free(), true, environment);
            return new SystemWithKeycloak(keycloak, LocalSystem.start(setup, System.out::println));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Passes the system to the tests, and stops it after the last class of this package: other stories need the processors. */
    static final class Running implements ParameterResolver, AfterAllCallback {
        private static final int CLASSES = 3;
        private static final AtomicInteger ENDED = new AtomicInteger();

        @Override
        public void afterAll(ExtensionContext context) {
            if (ENDED.incrementAndGet() == CLASSES) {
                var running = store(context).remove(SystemWithKeycloak.class, SystemWithKeycloak.class);
                if (running != null) {
                    running.close();
                }
            }
        }

        private static ExtensionContext.Store store(ExtensionContext context) {
            return context.getRoot().getStore(Namespace.GLOBAL);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == SystemWithKeycloak.class;
        }

        @Override
        public SystemWithKeycloak resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return store(context).computeIfAbsent(SystemWithKeycloak.class, key -> start(), SystemWithKeycloak.class);
        }
    }

    /** Creates an agreement of an organisation, which a police area has with Nacka, through the gateway. */
    Response create(String token, String party) {
        var municipality = party.startsWith("municipality:") ? party.substring("municipality:".length()) : "0182";
        return given().baseUri(system.address().toString())
                .header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body("""
                    {"title": "Överenskommelse", "municipalities": ["%1$s"],
                     "parties": [{"id": "municipality:%1$s"}%2$s],
                     "sources": [{"publisher": "Kommunen", "title": "Sidan om samverkan"}]}\
                    """.formatted(municipality, party.startsWith("police:") ? ", {\"id\": \"" + party + "\"}" : ""))
                .post("/agreements");
    }

    /** The status of a read that needs the token to be valid, at the gateway and the owner. */
    int readStatus(String token) {
        return readStatus("agreements", token);
    }

    /** Waits until every owner knows the key of a token: after a rotation some seconds may pass. */
    void awaitKeyOf(String token) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Stream.of("agreements", "promises", "follow-ups")
                        .allMatch(collection -> readStatus(collection, token) == 200));
    }

    private int readStatus(String collection, String token) {
        return given().baseUri(system.address().toString())
                .header("Authorization", "Bearer " + token)
                .get("/" + collection + "?limit=1")
                .statusCode();
    }

    @Override
    public void close() {
        system.close();
        keycloak.close();
    }
}
