package se.samverkan.bench.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import se.samverkan.bench.process.BenchFailure;
import se.samverkan.bench.process.PublicReader;
import se.samverkan.bench.read.ReadCase.Form;

/** The responses of the gateway to a case as files for nginx, and the files of requests to both servers. */
record StaticCopy(Path directory, ReadCase read) {

    private static final String DAY = "{day}";
    private static final String SAMPLE_DAY = "2000-01-01";
    private static final String MOMENT = "{moment}";
    private static final String SAMPLE_MOMENT = "2000-01-01T00:00:00Z";
    private static final PublicReader READER = new PublicReader();

    /** The gateway does not answer the case with 200. */
    static final class UnsupportedCase extends Exception {
        private static final long serialVersionUID = 1;

        UnsupportedCase(String message) {
            super(message);
        }
    }

    /** Requests every path from the gateway, and stores the responses as files. */
    Path fetch(URI gateway) throws UnsupportedCase, IOException {
        var requests = new ArrayList<String>();
        for (int i = 0; i < read.paths().size(); i++) {
            var path = read.paths().get(i);
            var template = template(path);
            var response = get(gateway.resolve(template.replace(DAY, SAMPLE_DAY).replace(MOMENT, SAMPLE_MOMENT)));
            if (response.statusCode() != 200) {
                throw new UnsupportedCase(
                        response.statusCode() == 404 ? "not found" : "status " + response.statusCode());
            }
            Files.createDirectories(file(i).getParent());
            Files.write(file(i), response.body());
            requests.add(request(template, response));
        }
        return write("gateway.txt", requests);
    }

    /** The request as a template for requests.lua, which replaces the placeholder in each request. */
    private String template(String path) {
        var separator = path.contains("?") ? "&" : "?";
        return switch (read.form()) {
            case UNCACHED -> path + separator + "asOf=" + DAY;
            case UNCACHED_COUNTS -> path + separator + "publishedAfter=" + MOMENT;
            case PLAIN, CONDITIONAL, GZIP -> path;
        };
    }

    /** Requests every file from nginx; fails when a body differs from that of the gateway. */
    Path serve(URI nginx) throws IOException {
        var requests = new ArrayList<String>();
        for (int i = 0; i < read.paths().size(); i++) {
            var path = "/" + read.key() + "/" + i;
            var response = get(nginx.resolve(path));
            if (response.statusCode() != 200 || !Arrays.equals(response.body(), Files.readAllBytes(file(i)))) {
                throw new BenchFailure(
                        "nginx does not serve " + path + " as the gateway does: " + response.statusCode());
            }
            requests.add(request(path, response));
        }
        return write("nginx.txt", requests);
    }

    /** The average size of a response. */
    long bytes() {
        try (var files = Files.list(file(0).getParent())) {
            return (long)
                    files.mapToLong(file -> file.toFile().length()).average().orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<byte[]> get(URI address) throws IOException {
        return read.form() == Form.GZIP ? READER.getGzip(address) : READER.get(address);
    }

    private Path file(int i) {
        var name = read.form() == Form.GZIP ? i + ".gz" : Integer.toString(i);
        return directory.resolve("files").resolve(read.key()).resolve(name);
    }

    private String request(String path, HttpResponse<byte[]> response) {
        return read.form() == Form.CONDITIONAL
                ? path + "\t" + response.headers().firstValue("ETag").orElse("")
                : path;
    }

    private Path write(String server, List<String> requests) throws IOException {
        return Files.write(directory.resolve(read.key() + "-" + server), requests);
    }
}
