package se.samverkan.gateway.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Says on every answer of the API that this version of it is on its way out: since when (RFC 9745), until when (RFC 8594)
 * and what comes instead (RFC 5829); nothing unless it is configured.
 */
@ApplicationScoped
public class DeprecationHeaders {
    /** Before anything answers but what can't be read at all. */
    private static final int ORDER = Integer.MIN_VALUE + 1;
    /** The fixed length form of an HTTP-date (RFC 9110, section 5.6.7). */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Optional<Instant> since;
    private final Map<CharSequence, CharSequence> headers = new LinkedHashMap<>();

    DeprecationHeaders(
            @ConfigProperty(name = "samverkan.deprecated-since") Optional<Instant> since,
            @ConfigProperty(name = "samverkan.sunset") Optional<Instant> sunset,
            @ConfigProperty(name = "samverkan.successor-version") Optional<URI> successor) {
        if (sunset.isPresent() && (since.isEmpty() || sunset.get().isBefore(since.get()))) {
            throw new IllegalArgumentException(
                    "samverkan.sunset needs a samverkan.deprecated-since that is not later (RFC 9745, section 4)");
        }
        this.since = since;
        if (since.isPresent() || successor.isPresent()) {
            say("Access-Control-Expose-Headers", "Deprecation, Sunset, Link");
        }
        since.ifPresent(at -> say("Deprecation", "@" + at.getEpochSecond()));
        sunset.ifPresent(at -> say("Sunset", HTTP_DATE.format(at)));
        successor.ifPresent(at -> say("Link", "<" + at.toASCIIString() + ">; rel=\"successor-version\""));
    }

    void register(@Observes Router router) {
        if (!headers.isEmpty()) {
            router.route("/samverkan/v1/*").order(ORDER).handler(context -> {
                // Beside what may stand there already.
                headers.forEach(context.response().headers()::add);
                context.next();
            });
        }
    }

    /** A deprecation that is still to come is announced, and not there yet. */
    public ApiStatus status() {
        return since.isPresent() && !since.get().isAfter(Instant.now()) ? ApiStatus.deprecated : ApiStatus.active;
    }

    private void say(String header, String value) {
        headers.put(HttpHeaders.createOptimized(header), HttpHeaders.createOptimized(value));
    }
}
