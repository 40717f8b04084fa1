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

/** The self-signed certificate of the local gateway, for https on this machine. */
public final class LocalCertificate {

    private static final String ALIAS = "gateway";
    private static final Duration VALIDITY = Duration.ofDays(365);
    /** A certificate that expires sooner is replaced. */
    private static final Duration RENEWAL_MARGIN = Duration.ofDays(30);

    private final Path store;
    private final String password;
    private final X509Certificate certificate;

    private LocalCertificate(Path store, String password) throws IOException, GeneralSecurityException {
        this.store = store;
        this.password = password;
        this.certificate = (X509Certificate)
                KeyStore.getInstance(store.toFile(), password.toCharArray()).getCertificate(ALIAS);
    }

    /** The certificate that is stored in the directory; created at the first call and when it is about to expire. */
    public static LocalCertificate loadOrCreate(Path directory) {
        return loadOrCreate(directory, VALIDITY);
    }

    /** As {@link #loadOrCreate(Path)}, with the given validity for a new certificate. */
    public static LocalCertificate loadOrCreate(Path directory, Duration validity) {
        Path store = directory.resolve("keystore.p12");
        String password = new Passwords(directory).of("password");
        try {
            if (!Files.exists(store) || new LocalCertificate(store, password).expiresSoon()) {
                create(store, password, validity);
            }
            LocalCertificate stored = new LocalCertificate(store, password);
            Directories.writeSecret(stored.pem(), stored.toPem());
            return stored;
        } catch (IOException | GeneralSecurityException e) {
            throw new StartFailure("cannot use the certificate in " + directory + ": " + e.getMessage(), e);
        }
    }

    /** The file with the certificate in PEM format, for clients to trust. */
    public Path pem() {
        return store.resolveSibling("certificate.pem");
    }

    /** The PKCS #12 file with the certificate and its key. */
    public Path store() {
        return store.toAbsolutePath();
    }

    /** The password of {@link #store()}. */
    public String password() {
        return password;
    }

    X509Certificate certificate() {
        return certificate;
    }

    /** Environment variables that make a Quarkus service answer https only, on this port, by TLS 1.2 or later. */
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

    /** An SSL context for clients that trust this certificate only. */
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

    private boolean expiresSoon() {
        return certificate.getNotAfter().toInstant().isBefore(Instant.now().plus(RENEWAL_MARGIN));
    }

    private String toPem() throws GeneralSecurityException {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
    }

    private static void create(Path store, String password, Duration validity) throws IOException {
        Path temporary = store.resolveSibling("keystore.tmp");
        Files.deleteIfExists(temporary);
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
                        Long.toString(validity.toDays()),
                        "-dname",
                        "CN=localhost, O=Samverkan on this machine",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1",
                        "-ext",
                        "eku=serverAuth",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        temporary.toString(),
                        // Not as an argument, which every user of the machine can read.
                        "-storepass:env",
                        "STORE_PASSWORD"))
                .redirectErrorStream(true);
        keytool.environment().put("STORE_PASSWORD", password);
        Process process = keytool.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new StartFailure("keytool cannot create a certificate: " + output.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
        Directories.restrictToOwner(temporary);
        Directories.move(temporary, store);
    }
}
