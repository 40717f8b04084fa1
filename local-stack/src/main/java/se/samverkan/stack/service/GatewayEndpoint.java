package se.samverkan.stack.service;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.security.LocalCertificate;

/**
 * The address of the gateway, by http or https.
 *
 * @param address scheme, host and port
 * @param client an HTTP client that trusts the gateway's certificate
 * @param environment the environment variables that configure the gateway for this address
 * @param certificate the file with the certificate, in case of https
 */
public record GatewayEndpoint(
        String address, HttpClient client, Map<String, String> environment, Optional<Path> certificate) {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);

    /** Http on the gateway's port. */
    public static GatewayEndpoint plain(Ports ports) {
        return new GatewayEndpoint(
                Service.GATEWAY.address(ports), clientBuilder().build(), Map.of(), Optional.empty());
    }

    /** Https only, on the gateway's port: without http no client sends a token unencrypted by mistake. */
    public static GatewayEndpoint secure(Ports ports, LocalCertificate certificate) {
        return new GatewayEndpoint(
                "https://localhost:" + ports.gateway(),
                clientBuilder().sslContext(certificate.trust()).build(),
                certificate.environment(ports.gateway()),
                Optional.of(certificate.pem()));
    }

    /** The origins of the gateway's pages: this machine has two names, and a browser may open either. */
    public List<String> origins() {
        return List.of(address.replace("localhost", "127.0.0.1"), address.replace("127.0.0.1", "localhost"));
    }

    private static HttpClient.Builder clientBuilder() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT_TIMEOUT);
    }
}
