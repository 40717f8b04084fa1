package se.samverkan.faults.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Public reads of the gateways, as a load balancer sends them: another gateway answers where one does not. */
public final class PublicReads {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final List<URI> gateways;
    private final AtomicInteger next = new AtomicInteger();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    public PublicReads(List<URI> gateways) {
        this.gateways = gateways;
    }

    /** A response, and the number of the gateway that gave it. */
    public record Served(int gateway, HttpResponse<String> response) {}

    /** The first response of any gateway; empty if none answers. */
    public Optional<Served> get(String path) throws InterruptedException {
        int first = next.getAndIncrement();
        for (int i = 0; i < gateways.size(); i++) {
            int gateway = Math.floorMod(first + i, gateways.size());
            var response = getFrom(gateway, path);
            if (response.isPresent()) {
                return Optional.of(new Served(gateway, response.get()));
            }
        }
        return Optional.empty();
    }

    /** The response of one gateway; empty if it does not answer or is not ready. */
    public Optional<HttpResponse<String>> getFrom(int gateway, String path) throws InterruptedException {
        try {
            var response = http.send(
                    HttpRequest.newBuilder(URI.create(gateways.get(gateway) + path))
                            .timeout(TIMEOUT)
                            .build(),
                    BodyHandlers.ofString());
            return response.statusCode() < 500 ? Optional.of(response) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
