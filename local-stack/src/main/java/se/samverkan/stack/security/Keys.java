package se.samverkan.stack.security;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.samverkan.stack.process.Directories;
import se.samverkan.stack.process.StartFailure;

/** The key pair of the local system; signs bearer tokens in place of an OIDC provider. */
public final class Keys {

    /** The issuer of the tokens. */
    public static final String ISSUER = "https://samverkan.local";

    /** The audience of the tokens. */
    public static final String AUDIENCE = "samverkan";

    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final KeyPair pair;

    private Keys(KeyPair pair) {
        this.pair = pair;
    }

    /** A new pair that is not stored. */
    public static Keys generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new Keys(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The pair that is stored in the directory; the first call creates it. */
    public static Keys loadOrCreate(Path directory) {
        if (!existIn(directory)) {
            Directories.ownerOnly(directory);
            Keys created = generate();
            Directories.writeSecret(
                    publicFile(directory),
                    pem("PUBLIC", created.pair.getPublic().getEncoded()));
            Directories.writeSecret(
                    privateFile(directory),
                    pem("PRIVATE", created.pair.getPrivate().getEncoded()));
        }
        try {
            return new Keys(pair(
                    content(Files.readString(publicFile(directory))),
                    content(Files.readString(privateFile(directory)))));
        } catch (IOException | IllegalArgumentException e) {
            throw new StartFailure("cannot read the keys in " + directory + ": " + e.getMessage(), e);
        }
    }

    /** Whether the directory holds a pair. */
    public static boolean existIn(Path directory) {
        return Files.exists(privateFile(directory));
    }

    /** The pair of these two keys, encoded as by {@link #publicKey()} and {@link #privateKey()}. */
    public static Keys of(String publicKey, String privateKey) {
        return new Keys(pair(publicKey, privateKey));
    }

    /** The public key in the format of quarkus.oidc.public-key: X.509 in Base64. */
    public String publicKey() {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    /** The private key: PKCS #8 in Base64. */
    public String privateKey() {
        return Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
    }

    /** A token for these roles and organisations that is valid for five minutes. */
    public String token(Collection<String> roles, Collection<String> organisations) {
        return token(roles, organisations, LIFETIME);
    }

    /** A token that is valid for the given lifetime; a negative one gives an expired token. */
    public String token(Collection<String> roles, Collection<String> organisations, Duration lifetime) {
        Instant expiry = Instant.now().plus(lifetime);
        return Jwt.issuer(ISSUER)
                .audience(AUDIENCE)
                .subject("local")
                .upn("local")
                .groups(Set.copyOf(roles))
                .claim("organisations", List.copyOf(organisations))
                // Before the expiry, even where that is in the past.
                .issuedAt(expiry.minus(lifetime.abs()))
                .expiresAt(expiry)
                .jws()
                .algorithm(SignatureAlgorithm.RS256)
                .sign(pair.getPrivate());
    }

    /** A token with exactly these claims; only missing times are added. */
    public String signed(Map<String, Object> claims) {
        return Jwt.claims(claims).jws().algorithm(SignatureAlgorithm.RS256).sign(pair.getPrivate());
    }

    private static Path publicFile(Path directory) {
        return directory.resolve("public.pem");
    }

    private static Path privateFile(Path directory) {
        return directory.resolve("private.pem");
    }

    private static String pem(String kind, byte[] key) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        return "-----BEGIN " + kind + " KEY-----\n" + lines + "\n-----END " + kind + " KEY-----\n";
    }

    private static String content(String pem) {
        return pem.lines().filter(line -> !line.startsWith("-----")).reduce("", String::concat);
    }

    private static KeyPair pair(String publicKey, String privateKey) {
        try {
            KeyFactory factory = KeyFactory.getInstance("RSA");
            Base64.Decoder decoder = Base64.getDecoder();
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(decoder.decode(publicKey))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(decoder.decode(privateKey))));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
