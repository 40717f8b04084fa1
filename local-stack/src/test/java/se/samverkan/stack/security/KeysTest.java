package se.samverkan.stack.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

    @TempDir
    private Path directory;

    @Test
    void a_token_holds_roles_and_organisations_and_is_valid_for_five_minutes() throws Exception {
        Keys keys = Keys.generate();
        String token = keys.token(List.of("archivist", "editor"), List.of("municipality:0486"));

        JwtClaims claims = reader(keys).processToClaims(token);

        assertThat(claims.getSubject()).isEqualTo("local");
        assertThat(claims.getStringListClaimValue("groups")).containsExactlyInAnyOrder("archivist", "editor");
        assertThat(claims.getStringListClaimValue("organisations")).containsExactly("municipality:0486");
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(300);
    }

    @Test
    void a_foreign_or_an_expired_token_is_rejected() {
        Keys keys = Keys.generate();
        List<String> roles = List.of("editor");
        List<String> organisations = List.of("municipality:0486");
        String foreign = Keys.generate().token(roles, organisations);
        String expired = keys.token(roles, organisations, Duration.ofMinutes(-1));

        assertThatThrownBy(() -> reader(keys).processToClaims(foreign)).isInstanceOf(InvalidJwtException.class);
        assertThatThrownBy(() -> reader(keys).processToClaims(expired))
                .isInstanceOfSatisfying(
                        InvalidJwtException.class,
                        e -> assertThat(e.hasExpired()).isTrue());
    }

    @Test
    void stored_keys_are_reused_and_readable_by_their_owner_only() throws Exception {
        Path keys = directory.resolve("keys");
        String token = Keys.loadOrCreate(keys).token(List.of("admin"), List.of());

        assertThat(reader(Keys.loadOrCreate(keys)).processToClaims(token).getSubject())
                .isEqualTo("local");
        assertThat(Files.getPosixFilePermissions(keys.resolve("private.pem")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(keys.resolve("private.pem")).content().startsWith("-----BEGIN PRIVATE KEY-----\n");
    }

    private static JwtConsumer reader(Keys keys) throws Exception {
        PublicKey publicKey = KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(keys.publicKey())));
        return new JwtConsumerBuilder()
                .setVerificationKey(publicKey)
                .setExpectedIssuer("https://samverkan.local")
                .setExpectedAudience("samverkan")
                .setRequireExpirationTime()
                .build();
    }
}
