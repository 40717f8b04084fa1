package se.samverkan.stack.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import se.samverkan.stack.process.Directories;
import se.samverkan.stack.process.Passwords;
import se.samverkan.stack.process.StartFailure;

/** The certificate of the local gateway, which nobody but its own data directory vouches for: for trying out https. */
public final class LocalCertificate {

    private static final String ALIAS = "gateway";
    private static final Duration LIFE = Duration.ofDays(365);
    /** What would end while somebody tries it out is made anew. */
    private static final Duration LEFT_AT_LEAST = Duration.ofDays(30);

    private final Path store;
    private final String password;
    private final X509Certificate certificate;

    private LocalCertificate(Path store, String password) throws IOException, GeneralSecurityException {
        this.store = store;
        this.password = password;
        this.certificate = (X509Certificate)
                KeyStore.getInstance(store.toFile(), password.toCharArray()).getCertificate(ALIAS);
    }

    /** The one of a directory, made at its first use and when it is about to end. */
    public static LocalCertificate keptIn(Path directory) {
        return keptIn(directory, LIFE);
    }

    /** The same where what is made holds for so many days. */
    public static LocalCertificate keptIn(Path directory, Duration life) {
        Path store = directory.resolve("keystore.p12");
        String password = new Passwords(directory).of("password");
        try {
            if (!Files.exists(store) || new LocalCertificate(store, password).endsSoon()) {
                make(store, password, life);
            }
            LocalCertificate kept = new LocalCertificate(store, password);
            Directories.writeSecret(kept.pem(), kept.inPem());
            return kept;
        } catch (IOException | GeneralSecurityException e) {
            throw new StartFailure("cannot use the certificate in " + directory + ": " + e.getMessage(), e);
        }
    }

    /** Where the certificate lies for those who are to trust it. */
    public Path pem() {
        return store.resolveSibling("certificate.pem");
    }

    X509Certificate certificate() {
        return certificate;
    }

    /** What a Quarkus service is told to answer with it, on this port alone and with nothing older than TLS 1.2. */
    public Map<String, String> environment(int port) {
        return Map.of(
                "QUARKUS_HTTP_INSECURE_REQUESTS",
                "disabled",
                "QUARKUS_HTTP_SSL_PORT",
                Integer.toString(port),
                "QUARKUS_HTTP_TLS_CONFIGURATION_NAME",
                "http",
                "QUARKUS_TLS_HTTP_KEY_STORE_P12_PATH",
                store.toAbsolutePath().toString(),
                "QUARKUS_TLS_HTTP_KEY_STORE_P12_PASSWORD",
                password,
                "QUARKUS_TLS_HTTP_PROTOCOLS",
                "TLSv1.3,TLSv1.2");
    }

    /** For clients that trust this certificate and no other. */
    public SSLContext trust() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(ALIAS, certificate);
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has TLS", e);
        }
    }

    private boolean endsSoon() {
        return certificate.getNotAfter().toInstant().isBefore(Instant.now().plus(LEFT_AT_LEAST));
    }

    private String inPem() throws GeneralSecurityException {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
    }

    private static void make(Path store, String password, Duration life) throws IOException {
        Path half = store.resolveSibling("keystore.half");
        Files.deleteIfExists(half);
        ProcessBuilder keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "3072",
                        "-sigalg",
                        "SHA256withRSA",
                        "-validity",
                        Long.toString(life.toDays()),
                        "-dname",
                        "CN=localhost, O=Samverkan on this machine",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1",
                        "-ext",
                        "eku=serverAuth",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        half.toString(),
                        // Not among the arguments, which every user of the machine can read.
                        "-storepass:env",
                        "STORE_PASSWORD"))
                .redirectErrorStream(true);
        keytool.environment().put("STORE_PASSWORD", password);
        Process process = keytool.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new StartFailure("keytool cannot make a certificate: " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
        Directories.makeSecret(half);
        Directories.move(half, store);
    }
}
