package se.samverkan.e2e.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverkan.stack.service.Service;

/** The issuer's keys change: new ones are accepted within seconds whatever strangers send, removed ones are refused. */
@ExtendWith(SystemWithKeycloak.Running.class)
class KeyRotationStory {
    private static final Duration ACCEPTED = Duration.ofSeconds(15);
    private static final int FORGERIES = 200;

    private final SystemWithKeycloak system;
    private final Keycloak keycloak;

    KeyRotationStory(SystemWithKeycloak system) {
        this.system = system;
        this.keycloak = system.keycloak();
    }

    @Test
    void two_rotations_in_a_row_and_a_removal() {
        var first = keycloak.rotateKey(200);
        var firstToken = keycloak.clientToken("strangnas");
        await().atMost(ACCEPTED).until(() -> system.readStatus(firstToken) == 200);

        keycloak.rotateKey(300);
        var secondToken = keycloak.clientToken("strangnas");
        await().atMost(ACCEPTED).until(() -> system.readStatus(secondToken) == 200);
        assertThat(system.readStatus(firstToken)).isEqualTo(200);

        keycloak.removeKey(first);
        await().atMost(Duration.ofMinutes(1)).until(() -> system.readStatus(firstToken) == 401);
        assertThat(system.readStatus(secondToken)).isEqualTo(200);
    }

    @Test
    void forged_tokens_neither_delay_a_rotation_nor_burden_the_issuer_nor_fill_the_log() throws Exception {
        var key = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        var fetchesBefore = count(keycloak.log(), "/protocol/openid-connect/certs");
        for (int i = 0; i < FORGERIES; i++) {
            var forged = Jwt.issuer(keycloak.issuer(Keycloak.REALM))
                    .audience("samverkan")
                    .subject("x")
                    .jws()
                    .keyId(UUID.randomUUID().toString())
                    .sign(key);
            assertThat(system.readStatus(forged)).isEqualTo(401);
        }
        keycloak.rotateKey(400);
        var token = keycloak.clientToken("strangnas");
        await().atMost(ACCEPTED).until(() -> system.readStatus(token) == 200);

        assertThat(count(keycloak.log(), "/protocol/openid-connect/certs") - fetchesBefore)
                .isPositive()
                .isLessThan(FORGERIES / 4);
        assertThat(count(keycloak.log(), "/token/introspect")).isZero();
        assertThat(count(system.system().logs().resolve(Service.GATEWAY.module() + ".log"), "Refused a token by a key"))
                .isBetween(1L, 3L);
    }

    private static long count(Path log, String text) throws IOException {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(text)).count();
        }
    }
}
