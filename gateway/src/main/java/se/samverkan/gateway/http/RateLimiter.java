package se.samverkan.gateway.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.common.net.CidrAddress;
import io.smallrye.common.net.Inet;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import se.samverkan.platform.http.RequestPipeline;

/**
 * Limits the requests of a client (token bucket): a caller with a valid token by its subject, so that strangers behind the same
 * address cannot use up its bucket; everybody else by address, or by an API key from the operator.
 */
@ApplicationScoped
public class RateLimiter {
    /** The header with an API key. */
    public static final String API_KEY = "X-API-Key";

    private static final int MAX_CLIENTS = 100_000;
    private static final Duration BUCKET_LIFETIME = Duration.ofMinutes(10);
    private static final int TOO_MANY_REQUESTS = 429;

    private final TrustedProxies proxies;
    private final Policy reads;
    private final Policy writes;
    private final Set<String> apiKeys;
    private final String ownKey = UUID.randomUUID().toString();

    RateLimiter(
            TrustedProxies proxies,
            @ConfigProperty(name = "samverkan.rate-limit.reads-per-second") long readsPerSecond,
            @ConfigProperty(name = "samverkan.rate-limit.reads-burst") long readsBurst,
            @ConfigProperty(name = "samverkan.rate-limit.writes-per-second") long writesPerSecond,
            @ConfigProperty(name = "samverkan.rate-limit.writes-burst") long writesBurst,
            @ConfigProperty(name = "samverkan.rate-limit.api-keys") Optional<Set<String>> apiKeys) {
        this.proxies = proxies;
        this.reads = new Policy("reads", readsPerSecond, readsBurst);
        this.writes = new Policy("writes", writesPerSecond, writesBurst);
        this.apiKeys = apiKeys.orElse(Set.of());
    }

    /** The key of the gateway's own reads of the API, which are not limited: the request that causes them is. */
    public String ownKey() {
        return ownKey;
    }

    /** The limit of a client: a burst of requests at once, and a rate per second in the long run. */
    private record Policy(String name, long perSecond, long burst, Cache<String, Bucket> buckets) {
        Policy(String name, long perSecond, long burst) {
            this(
                    name,
                    perSecond,
                    burst,
                    Caffeine.newBuilder()
                            .maximumSize(MAX_CLIENTS)
                            .expireAfterAccess(BUCKET_LIFETIME)
                            // The maintenance takes less time than waking another thread for it.
                            .executor(Runnable::run)
                            .build());
        }

        Bucket bucket(String client) {
            return buckets.get(
                    client,
                    unknown -> Bucket.builder()
                            .addLimit(Bandwidth.builder()
                                    .capacity(burst)
                                    .refillGreedy(perSecond, Duration.ofSeconds(1))
                                    .build())
                            .build());
        }
    }

    void register(@Observes Router router) {
        router.route().order(RequestPipeline.RATE_LIMIT.order()).handler(context -> {
            if (context.request().headers().contains(HttpHeaders.AUTHORIZATION)
                    || ownKey.equals(context.request().getHeader(API_KEY))) {
                context.next();
            } else {
                limit(context, client(context.request()));
            }
        });
        router.route().order(RequestPipeline.CALLER_RATE_LIMIT.order()).handler(context -> {
            if (context.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
                limit(context, caller(context));
            } else {
                context.next();
            }
        });
    }

    private void limit(RoutingContext context, String client) {
        var policy = isRead(context.request().method()) ? reads : writes;
        var bucket = policy.bucket(client);
        if (bucket.tryConsume(1)) {
            context.next();
            return;
        }
        long nanos = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
        var seconds = Long.toString(1 + TimeUnit.NANOSECONDS.toSeconds(nanos));
        // The headers follow draft-ietf-httpapi-ratelimit-headers, since there is no RFC yet.
        context.response()
                .putHeader(HttpHeaders.RETRY_AFTER, seconds)
                .putHeader(
                        "RateLimit-Policy",
                        "\"" + policy.name() + "\";q=" + policy.burst() + ";w="
                                + Math.max(1, policy.burst() / policy.perSecond()))
                .putHeader("RateLimit", "\"" + policy.name() + "\";r=0;t=" + seconds);
        context.fail(TOO_MANY_REQUESTS);
    }

    private static boolean isRead(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD) || method.equals(HttpMethod.OPTIONS);
    }

    /** The subject of a valid token; the client where the header has no token. */
    private String caller(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user
                        && user.getSecurityIdentity().getPrincipal() instanceof JsonWebToken token
                ? "subject " + token.getSubject()
                : client(context.request());
    }

    /** An unknown key is ignored: otherwise a client could avoid its limit with any number of them. */
    private String client(HttpServerRequest request) {
        var key = apiKeys.isEmpty() ? null : request.getHeader(API_KEY);
        return key != null && apiKeys.contains(key) ? "key " + key : network(proxies.client(request));
    }

    /** One client has a whole network of 64 bits of IPv6 addresses. */
    private static String network(String address) {
        var ip = address.indexOf(':') < 0 ? null : Inet.parseInet6Address(address);
        return ip == null
                ? address
                : Inet.toOptimalString(CidrAddress.create(ip, 64).getNetworkAddress()) + "/64";
    }
}
