package se.samverkan.faults.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The operator's commands on the management interface of an owner. */
public final class OperatorCalls {

    private static final Duration ATTEMPT = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String RUNNING = "\"RUNNING\"";
    private static final String DONE = "\"DONE\"";
    private static final int PAUSE_MILLIS = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ATTEMPT)
            .build();

    /** Gives the command, such as republish, until the owner has carried it out. */
    public void order(Replica owner, String command) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(owner.managementAddress() + "/" + command))
                .timeout(ATTEMPT);
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        String answer;
        do {
            answer = send(request.POST(BodyPublishers.noBody()).build());
            while (answer.contains(RUNNING) && System.nanoTime() < deadline) {
                Thread.sleep(PAUSE_MILLIS);
                answer = send(request.GET().build());
            }
            if (answer.contains(DONE)) {
                return;
            }
            Thread.sleep(PAUSE_MILLIS);
        } while (System.nanoTime() < deadline);
        throw new IllegalStateException(command + " at " + owner.name() + ": " + answer);
    }

    /** The body of the answer, or why there is none. */
    private String send(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return e.toString();
        }
    }
}
