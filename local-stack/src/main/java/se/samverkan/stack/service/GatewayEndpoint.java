package se.samverkan.stack.service;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.security.LocalCertificate;

/**
 * Where the gateway is reached, and how.
 *
 * @param address scheme, host and port
 * @param client one that the gateway is believed by
 * @param environment what the gateway is told so that it is so
 * @param certificate where that of https lies, for those who are to trust it
 */
public record GatewayEndpoint(
        String address, HttpClient client, Map<String, String> environment, Optional<Path> certificate) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public static GatewayEndpoint plain(Ports ports) {
        return new GatewayEndpoint(Service.GATEWAY.address(ports), patient().build(), Map.of(), Optional.empty());
    }

    /** By https alone, on the port that would else be http's: nobody sends a token in the clear by mistake. */
    public static GatewayEndpoint secure(Ports ports, LocalCertificate certificate) {
        return new GatewayEndpoint(
                "https://localhost:" + ports.gateway(),
                patient().sslContext(certificate.trust()).build(),
                certificate.environment(ports.gateway()),
                Optional.of(certificate.pem()));
    }

    private static HttpClient.Builder patient() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE);
    }
}
