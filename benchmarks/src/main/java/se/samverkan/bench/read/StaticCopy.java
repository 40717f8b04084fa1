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

/** The gateway's answers to one case as files for nginx, and the requests that both are sent. */
record StaticCopy(Path directory, ReadCase read) {

    private static final String DAY = "{day}";
    private static final String A_DAY = "2000-01-01";
    private static final String MOMENT = "{moment}";
    private static final String A_MOMENT = "2000-01-01T00:00:00Z";
    private static final PublicReader READER = new PublicReader();

    /** The gateway does not answer the case as it should; the line says how. */
    static final class NotAnswered extends Exception {
        private static final long serialVersionUID = 1;

        NotAnswered(String line) {
            super(line);
        }
    }

    /** Asks the gateway for all, and keeps every answer. */
    Path fetch(URI gateway) throws NotAnswered, IOException {
        var requests = new ArrayList<String>();
        for (int i = 0; i < read.paths().size(); i++) {
            var path = read.paths().get(i);
            var template = template(path);
            var answer = get(gateway.resolve(template.replace(DAY, A_DAY).replace(MOMENT, A_MOMENT)));
            if (answer.statusCode() != 200) {
                throw new NotAnswered(answer.statusCode() == 404 ? "not there" : "answers " + answer.statusCode());
            }
            Files.createDirectories(file(i).getParent());
            Files.write(file(i), answer.body());
            requests.add(request(template, answer));
        }
        return write("gateway.txt", requests);
    }

    /** The question as requests.lua takes it, which fills in each time what nobody has asked about. */
    private String template(String path) {
        var more = path.contains("?") ? "&" : "?";
        return switch (read.form()) {
            case NEW -> path + more + "asOf=" + DAY;
            case UNCOUNTED -> path + more + "publishedAfter=" + MOMENT;
            case PLAIN, CONDITIONAL, GZIP -> path;
        };
    }

    /** Asks nginx for the files, and refuses to compare where it serves something else. */
    Path serve(URI nginx) throws IOException {
        var requests = new ArrayList<String>();
        for (int i = 0; i < read.paths().size(); i++) {
            var path = "/" + read.key() + "/" + i;
            var answer = get(nginx.resolve(path));
            if (answer.statusCode() != 200 || !Arrays.equals(answer.body(), Files.readAllBytes(file(i)))) {
                throw new BenchFailure("nginx does not serve " + path + " as the gateway does: " + answer.statusCode());
            }
            requests.add(request(path, answer));
        }
        return write("nginx.txt", requests);
    }

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

    private String request(String path, HttpResponse<byte[]> answer) {
        return read.form() == Form.CONDITIONAL
                ? path + "\t" + answer.headers().firstValue("ETag").orElse("")
                : path;
    }

    private Path write(String server, List<String> requests) throws IOException {
        return Files.write(directory.resolve(read.key() + "-" + server), requests);
    }
}
