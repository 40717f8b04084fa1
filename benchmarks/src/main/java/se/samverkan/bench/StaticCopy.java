package se.samverkan.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import se.samverkan.bench.ReadCase.Form;

/** The gateway's answers to one case as files for nginx, and the requests that both are sent. */
record StaticCopy(Path directory, ReadCase read) {

    private static final int DIFFERENT_REQUESTS = 20_000;
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final Instant FIRST_MOMENT = Instant.parse("2000-01-01T00:00:00Z");
    private static final Reader READER = new Reader();

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
            // Municipalities were never published, so these answers are others.
            var asked =
                    read.form() == Form.UNCOUNTED ? neverAsked(List.of(path)).getFirst() : path;
            var answer = get(gateway.resolve(asked));
            if (answer.statusCode() != 200) {
                throw new NotAnswered(answer.statusCode() == 404 ? "not there" : "answers " + answer.statusCode());
            }
            Files.createDirectories(file(i).getParent());
            Files.write(file(i), answer.body());
            requests.add(request(path, answer));
        }
        return write("gateway.txt", neverAsked(requests));
    }

    /** The same questions, each so often about something else that the first are forgotten when they come again. */
    private List<String> neverAsked(List<String> paths) {
        return switch (read.form()) {
            case NEW -> varied(paths, i -> "asOf=" + FIRST_DAY.plusDays(i));
            case UNCOUNTED -> varied(paths, i -> "publishedAfter=" + FIRST_MOMENT.plusSeconds(i));
            case PLAIN, CONDITIONAL, GZIP -> paths;
        };
    }

    private static List<String> varied(List<String> paths, IntFunction<String> parameter) {
        return IntStream.range(0, DIFFERENT_REQUESTS)
                .mapToObj(i -> {
                    var path = paths.get(i % paths.size());
                    return path + (path.contains("?") ? "&" : "?") + parameter.apply(i / paths.size());
                })
                .toList();
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
