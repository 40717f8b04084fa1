package se.samverkan.stack.signin;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import se.samverkan.stack.security.Keys;

/** The tokens of a person: one for the API, one that tells the browser who signed in. */
final class DemoTokens {

    static final Duration LIFETIME = Duration.ofMinutes(5);

    private final Keys keys;
    private final String issuer;
    private final String client;

    DemoTokens(Keys keys, String issuer, String client) {
        this.keys = keys;
        this.issuer = issuer;
        this.client = client;
    }

    /** A token for the API, as {@code ./run token} prints it, with the person as its subject. */
    String access(DemoPerson person) {
        return keys.signed(Map.of(
                "iss",
                Keys.ISSUER,
                "aud",
                Keys.AUDIENCE,
                "sub",
                person.subject(),
                "upn",
                person.subject(),
                "exp",
                expiry(),
                "groups",
                List.copyOf(person.roles()),
                "organisations",
                List.of(person.organisation())));
    }

    /** An ID token (OpenID Connect Core, section 2). */
    String id(DemoPerson person, String nonce) {
        return keys.signed(Map.of(
                "iss",
                issuer,
                "aud",
                client,
                "sub",
                person.subject(),
                "exp",
                expiry(),
                "nonce",
                nonce,
                "name",
                person.name()));
    }

    /** The public key as a JSON Web Key. */
    Map<String, String> key() {
        try {
            RSAPublicKey key = (RSAPublicKey) KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(keys.publicKey())));
            return Map.of(
                    "kty",
                    "RSA",
                    "use",
                    "sig",
                    "alg",
                    "RS256",
                    "n",
                    unsigned(key.getModulus()),
                    "e",
                    unsigned(key.getPublicExponent()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has RSA", e);
        }
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] digits = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digits);
    }

    private static long expiry() {
        return Instant.now().plus(LIFETIME).getEpochSecond();
    }
}
