package se.samverkan.bench.read;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import se.samverkan.bench.process.BenchFailure;
import se.samverkan.bench.process.ExternalProgram;

/** An nginx process that serves files from a directory, tuned for speed, for comparison with the gateway. */
final class Nginx implements AutoCloseable {

    private final URI address;
    private final Process process;

    private Nginx(URI address, Process process) {
        this.address = address;
        this.process = process;
    }

    /** Starts nginx; it serves the subdirectory "files" of the directory and keeps its other files there too. */
    static Nginx start(ExternalProgram program, Path directory) {
        try {
            int port = freePort();
            var configuration = directory.resolve("nginx.conf");
            Files.createDirectories(directory.resolve("files"));
            Files.writeString(configuration, configuration(directory, port));
            var process = new ProcessBuilder(List.of(
                            program.path().toString(), "-p", directory.toString(), "-c", configuration.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("nginx.log").toFile())
                    .start();
            return new Nginx(URI.create("http://127.0.0.1:" + port), process);
        } catch (IOException e) {
            throw new BenchFailure("nginx cannot be started: " + e.getMessage(), e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String configuration(Path directory, int port) {
        return """
                %s
                daemon off;
                worker_processes %d;
                pid %s/nginx.pid;
                error_log %s/error.log crit;
                events { worker_connections 4096; }
                http {
                    access_log off;
                    sendfile on;
                    tcp_nopush on;
                    # No limit, as in the gateway.
                    keepalive_requests 1000000000;
                    open_file_cache max=10000 inactive=1h;
                    open_file_cache_valid 1h;
                    default_type application/json;
                    client_body_temp_path %s/body;
                    proxy_temp_path %s/proxy;
                    fastcgi_temp_path %s/fastcgi;
                    uwsgi_temp_path %s/uwsgi;
                    scgi_temp_path %s/scgi;
                    server {
                        listen 127.0.0.1:%d reuseport backlog=4096;
                        root %s/files;
                        add_header Cache-Control "public, max-age=60, stale-if-error=86400";
                        add_header Vary "Authorization, Accept-Encoding";
                        gzip_static on;
                    }
                }
                """.replace("%s/", directory + "/")
                .formatted(user(), Runtime.getRuntime().availableProcessors(), port);
    }

    /** As root: without this directive the workers run as a user who cannot read the directory. */
    private static String user() {
        return System.getProperty("user.name").equals("root") ? "user root;" : "";
    }

    URI address() {
        return address;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
