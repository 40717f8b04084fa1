package se.samverkan.gateway.owners;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.samverkan.gateway.http.ForwardedHeader;
import se.samverkan.gateway.http.TrustedProxies;
import se.samverkan.platform.http.RequestPipeline;
import se.samverkan.platform.problem.Problem;
import se.samverkan.platform.problem.Statuses;
import se.samverkan.platform.trace.Traceparent;

/** Forwards to the owner what the index does not serve: writes, reads with a token, and old versions. */
@ApplicationScoped
public class OwnerProxy {
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    /** Headers with which a client could pretend to be a trusted proxy. */
    private static final List<String> FORWARDING = List.of(
            ForwardedHeader.HEADER,
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Proto",
            "X-Forwarded-Prefix",
            "X-Forwarded-Trusted-Proxy");

    @Inject
    Vertx vertx;

    @Inject
    ObjectMapper mapper;

    @Inject
    ReadYourWrites readYourWrites;

    @Inject
    TrustedProxies proxies;

    @ConfigProperty(name = "samverkan.owners.agreements")
    URI agreements;

    @ConfigProperty(name = "samverkan.owners.promises")
    URI promises;

    @ConfigProperty(name = "samverkan.owners.followup")
    URI followUp;

    void register(@Observes Router router, @ConfigProperty(name = "quarkus.rest.path") String apiRoot) {
        var client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(64)
                .setConnectTimeout(2_000)
                .setIdleTimeout(40));
        Map.of(
                        "agreements", agreements,
                        "action-plans", agreements,
                        "promises", promises,
                        "follow-ups", followUp,
                        "activity-reports", followUp)
                .forEach((collection, owner) -> {
                    var proxy = HttpProxy.reverseProxy(client)
                            .origin(owner.getPort(), owner.getHost())
                            .addInterceptor(new ToOwner())
                            .addInterceptor(readYourWrites);
                    var path = apiRoot + "/" + collection;
                    router.routeWithRegex(path + "(/.*)?")
                            .order(RequestPipeline.OWNERS.order())
                            .handler(context -> {
                                if (isServedHere(context, path)) {
                                    context.next();
                                } else {
                                    proxy.handle(context.request());
                                }
                            });
                });
    }

    /** Whether the index serves the request: progress, and reads of documents and lists without a token. */
    private static boolean isServedHere(RoutingContext context, String collectionPath) {
        var below = context.normalizedPath().substring(collectionPath.length());
        var isProgress = below.endsWith("/progress");
        var isDocumentOrList = below.indexOf('/', 1) < 0;
        var authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        var hasToken = authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
        return isProgress || (READS.contains(context.request().method()) && isDocumentOrList && !hasToken);
    }

    /** Sets the gateway's step of the trace as the owner's caller; a tracestate of another trace is removed. */
    static void passOn(String traceparent, MultiMap headers) {
        if (!Traceparent.isSameTrace(traceparent, headers.get(Traceparent.HEADER))) {
            headers.remove(Traceparent.STATE_HEADER);
        }
        headers.set(Traceparent.HEADER, traceparent);
    }

    /** Sends the gateway's public address to the owner (RFC 7239), and a 503 to the client when the owner is unreachable. */
    private final class ToOwner implements ProxyInterceptor {
        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            var headers = context.request().headers();
            var request = context.request().proxiedRequest();
            var address = URI.create(proxies.publicAddress(request));
            FORWARDING.forEach(headers::remove);
            headers.set(
                    ForwardedHeader.HEADER,
                    "for=" + node(proxies.client(request)) + ";host=\"" + address.getAuthority() + "\";proto="
                            + address.getScheme());
            passOn(request.response().headers().get(Traceparent.HEADER), headers);
            return context.sendRequest().recover(failure -> Future.succeededFuture(unavailable(context)));
        }

        /** Removes the owner's traceparent: the response has the gateway's already. */
        @Override
        public Future<Void> handleProxyResponse(ProxyContext context) {
            context.response().headers().remove(Traceparent.HEADER);
            return context.sendResponse();
        }

        /** An IPv6 address needs brackets and quotes (RFC 7239, section 6). */
        private static String node(String address) {
            return address.contains(":") ? "\"[" + address + "]\"" : address;
        }

        private ProxyResponse unavailable(ProxyContext context) {
            var problem = new Problem(
                    Problem.ABOUT_BLANK,
                    Statuses.title(503),
                    503,
                    "The service that owns this is away; what is published can be read without a token: try again",
                    context.request().getURI(),
                    List.of(),
                    Map.of());
            return context.request()
                    .release()
                    .response()
                    .setStatusCode(503)
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .putHeader("Retry-After", "5")
                    .setBody(Body.body(json(problem)));
        }

        private Buffer json(Problem problem) {
            try {
                return Buffer.buffer(mapper.writeValueAsBytes(problem));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("A problem is always writable", e);
            }
        }
    }
}
