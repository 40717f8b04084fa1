package se.samverkan.stack;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Where the gateway is reached, and how.
 *
 * @param address scheme, host and port
 * @param client one that the gateway is believed by
 * @param environment what the gateway is told so that it is so
 * @param certificate where that of https lies, for those who are to trust it
 */
record Entrance(String address, HttpClient client, Map<String, String> environment, Optional<Path> certificate) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static Entrance plain(Ports ports) {
        return new Entrance(Service.GATEWAY.address(ports), patient().build(), Map.of(), Optional.empty());
    }

    /** By https alone, on the port that would else be http's: nobody sends a token in the clear by mistake. */
    static Entrance secure(Ports ports, LocalCertificate certificate) {
        return new Entrance(
                "https://localhost:" + ports.gateway(),
                patient().sslContext(certificate.trust()).build(),
                certificate.environment(ports.gateway()),
                Optional.of(certificate.pem()));
    }

    private static HttpClient.Builder patient() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE);
    }
}
