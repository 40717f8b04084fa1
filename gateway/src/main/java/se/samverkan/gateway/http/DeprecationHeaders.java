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
import se.samverkan.platform.http.RequestPipeline;

/**
 * Announces, if configured, the deprecation of this version on every response of the API: since when (RFC 9745), until when
 * (RFC 8594) and the successor (RFC 5829).
 */
@ApplicationScoped
public class DeprecationHeaders {
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
            header("Access-Control-Expose-Headers", "Deprecation, Sunset, Link");
        }
        since.ifPresent(at -> header("Deprecation", "@" + at.getEpochSecond()));
        sunset.ifPresent(at -> header("Sunset", HTTP_DATE.format(at)));
        successor.ifPresent(at -> header("Link", "<" + at.toASCIIString() + ">; rel=\"successor-version\""));
    }

    void register(@Observes Router router, @ConfigProperty(name = "quarkus.rest.path") String apiRoot) {
        if (!headers.isEmpty()) {
            router.route(apiRoot + "/*")
                    .order(RequestPipeline.DEPRECATION.order())
                    .handler(context -> {
                        // Added, since other handlers may have set the same headers.
                        headers.forEach(context.response().headers()::add);
                        context.next();
                    });
        }
    }

    /** The status today; a deprecation at a later time is only announced. */
    public ApiStatus status() {
        return since.isPresent() && !since.get().isAfter(Instant.now()) ? ApiStatus.deprecated : ApiStatus.active;
    }

    private void header(String name, String value) {
        headers.put(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value));
    }
}
