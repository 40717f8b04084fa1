package se.samverkan.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.e2e.system.SystemUnderTest;
import se.samverkan.stack.system.Setup;
import se.samverkan.stack.system.StandaloneGateway;

/** The gateway as ./run --tls starts it: https with the certificate in its directory, and no plain HTTP. */
@ExtendWith(SystemUnderTest.Running.class)
class TlsTest {
    private static final Path DIRECTORY = Path.of("target", "secure-gateway");
    private static final int TLS_1_1 = 0x0302;
    private static final int TLS_1_2 = 0x0303;
    private static final int ALERT = 0x15;
    private static final int HANDSHAKE = 0x16;
    private static final int PROTOCOL_VERSION = 70;

    private static StandaloneGateway gateway;

    @BeforeAll
    static void start(SystemUnderTest system) {
        gateway = StandaloneGateway.startSecure(
                Setup.repository(), DIRECTORY, system.processes().bootstrapServers());
        await().atMost(Duration.ofMinutes(1)).until(gateway::isReady);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void a_client_that_trusts_the_certificate_reads_by_https_and_gets_https_links(String protocol) throws Exception {
        var parameters = new SSLParameters();
        parameters.setProtocols(new String[] {protocol});
        try (var client = HttpClient.newBuilder()
                .sslContext(trusting(certificate()))
                .sslParameters(parameters)
                .build()) {
            var answer = get(client, gateway.address() + "/samverkan/v1/promises?municipality=0486");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
            assertThat(answer.body())
                    .contains("\"href\":\"" + gateway.address() + "/samverkan/v1/promises?municipality=0486");
            var session = answer.sslSession().orElseThrow();
            assertThat(session.getProtocol()).isEqualTo(protocol);
            assertThat(session.getPeerCertificates()).containsExactly(certificate());
        }
    }

    /** A page reads the API over the same port. */
    @Test
    void pages_are_read_by_https_too() throws Exception {
        try (var client =
                HttpClient.newBuilder().sslContext(trusting(certificate())).build()) {
            var page = get(client, gateway.address() + "/kommuner/0486-strangnas");

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains("<link rel=\"canonical\" href=\"" + gateway.address() + "/kommuner/0486-strangnas\">");
        }
    }

    /** Sends the bytes of a ClientHello, since current clients do not support the old version. */
    @Test
    void tls_1_1_is_refused_and_the_same_hello_of_1_2_is_accepted() throws Exception {
        var answer = hello(TLS_1_1);

        assertThat(answer[0]).isEqualTo((byte) ALERT);
        assertThat(answer[6]).isEqualTo((byte) PROTOCOL_VERSION);
        assertThat(hello(TLS_1_2)[0]).isEqualTo((byte) HANDSHAKE);
    }

    @Test
    void prometheus_is_told_when_the_certificate_ends() throws Exception {
        var metrics = get(HttpClient.newHttpClient(), gateway.managementAddress() + "/q/metrics")
                .body();

        var end = Pattern.compile("(?m)^samverkan_certificate_end_seconds (\\S+)$")
                .matcher(metrics);
        assertThat(end.find()).isTrue();
        assertThat(Instant.ofEpochSecond((long) Double.parseDouble(end.group(1))))
                .isAfter(Instant.now().plus(Duration.ofDays(30)));
    }

    @Test
    void plain_http_is_not_answered() throws Exception {
        try (var socket = new Socket("localhost", gateway.address().getPort())) {
            socket.getOutputStream()
                    .write("GET /samverkan/v1/promises HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("HTTP/1.1");
        }
    }

    private static HttpResponse<String> get(HttpClient client, String address) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    private static Certificate certificate() {
        try (var pem = Files.newInputStream(DIRECTORY.resolve("certificate.pem"))) {
            return CertificateFactory.getInstance("X.509").generateCertificate(pem);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static SSLContext trusting(Certificate certificate) throws Exception {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("gateway", certificate);
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    /** The first bytes of the response to a ClientHello of this version (RFC 5246, section 7.4.1.2). */
    private static byte[] hello(int version) throws IOException {
        var hello = new ByteArrayOutputStream();
        var out = new DataOutputStream(hello);
        out.writeShort(version);
        out.write(new byte[32]);
        out.writeByte(0);
        // ECDHE-RSA with AES: CBC for the old version, GCM for the new.
        out.write(new byte[] {0, 4, (byte) 0xc0, 0x13, (byte) 0xc0, 0x2f});
        out.write(new byte[] {1, 0});
        // Extensions: group secp256r1, points uncompressed, signature RSA with SHA-256 (PKCS#1 and PSS).
        out.write(new byte[] {0, 24, 0, 10, 0, 4, 0, 2, 0, 23, 0, 11, 0, 2, 1, 0, 0, 13, 0, 6, 0, 4, 4, 1, 8, 4});
        try (var socket = new Socket("localhost", gateway.address().getPort())) {
            var record = new DataOutputStream(socket.getOutputStream());
            record.write(new byte[] {HANDSHAKE, 3, 1});
            record.writeShort(hello.size() + 4);
            record.writeInt((1 << 24) | hello.size());
            hello.writeTo(record);
            record.flush();
            return socket.getInputStream().readNBytes(7);
        }
    }
}
