package se.samverkan.platform.http;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * The health check of a container without a shell: exits with 0 if the service in the same container is ready. A program of its
 * own; the port is that of the variable {@code QUARKUS_MANAGEMENT_PORT}.
 */
public final class ReadinessProbe {
    private static final int TIMEOUT_MS = 4_000;

    private ReadinessProbe() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) {
        var address = "http://127.0.0.1:" + System.getenv("QUARKUS_MANAGEMENT_PORT") + "/q/health/ready";
        System.exit(isReady(URI.create(address)) ? 0 : 1);
    }

    static boolean isReady(URI address) {
        try {
            var connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MS);
            connection.setReadTimeout(TIMEOUT_MS);
            return connection.getResponseCode() == 200;
        } catch (IOException away) {
            System.err.println(address + ": " + away.getMessage());
            return false;
        }
    }
}
