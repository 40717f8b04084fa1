package se.samverkan.platform.body;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import se.samverkan.platform.problem.ProblemException;

/** The body of a request: read whole before anybody waits for it, and checked to be text in UTF-8. */
public final class RequestBody {
    /** The longest time in which a megabyte of a body must arrive. */
    public static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    /** The longest time for the largest body: six megabits a second are enough for a file. */
    private static final Duration MOST_TIME = Duration.ofSeconds(30);

    private static final long MEGABYTE = 1024 * 1024;

    /** JSON Lines, of which a line that is no text is refused alone. */
    private static final Pattern LINES = Pattern.compile("jsonl|ndjson");

    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final long LEAST_BYTES_PER_INTERVAL = 2_048;

    private RequestBody() {}

    /** Whether the request says that it has a body. */
    public static boolean isAnnounced(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || (length != null && !length.equals("0"));
    }

    /**
     * Reads the body. Fails with 408 when it arrives too slowly, 413 when it is too large, and 400 when it is no text in UTF-8.
     */
    public static Future<Buffer> read(HttpServerRequest request, Vertx vertx, long maxBytes) {
        if (!isAnnounced(request)) {
            return Future.succeededFuture(Buffer.buffer());
        }
        var body = Buffer.buffer();
        var read = Promise.<Buffer>promise();
        long timer = watch(request, vertx, maxBytes > MEGABYTE ? MOST_TIME : TIME_LIMIT, read);
        request.exceptionHandler(read::tryFail);
        request.handler(chunk -> {
            if (body.length() + chunk.length() > maxBytes) {
                request.pause();
                read.tryFail(ProblemException.contentTooLarge(maxBytes));
            } else {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(end -> read.tryComplete(body));
        request.resume();
        return read.future().onComplete(done -> vertx.cancelTimer(timer)).compose(whole -> {
            var fault = fault(request, whole);
            return fault == null ? Future.succeededFuture(whole) : Future.failedFuture(fault);
        });
    }

    /** What is wrong with a body that the request announced, or null; another type than JSON is refused by the resource. */
    public static ProblemException fault(HttpServerRequest request, Buffer body) {
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type == null || (type.contains("json") && !LINES.matcher(type).find()) ? fault(body) : null;
    }

    static ProblemException fault(Buffer body) {
        if (body == null || body.length() == 0) {
            return ProblemException.badRequest("", "The body is empty: send JSON, or no Transfer-Encoding");
        }
        try {
            // Jackson would accept UTF-16, and overlong forms such as that of NUL, which no database stores.
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body.getBytes()));
            return null;
        } catch (CharacterCodingException e) {
            return ProblemException.badRequest("", "The body is not valid UTF-8");
        }
    }

    private static long watch(HttpServerRequest request, Vertx vertx, Duration limit, Promise<Buffer> read) {
        long deadline = System.nanoTime() + limit.toNanos();
        var before = new long[1];
        return vertx.setPeriodic(INTERVAL.toMillis(), tick -> {
            long received = request.bytesRead();
            if (received - before[0] < LEAST_BYTES_PER_INTERVAL || System.nanoTime() >= deadline) {
                read.tryFail(ProblemException.requestTimeout(limit.toSeconds()));
            }
            before[0] = received;
        });
    }
}
