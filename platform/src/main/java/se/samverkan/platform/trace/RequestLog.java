package se.samverkan.platform.trace;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import se.samverkan.platform.http.RequestPipeline;

/**
 * One line for each request with a valid token that is no read: who (subject and organisations), what, status, duration and trace. As
 * JSON these are fields by the names of the Elastic Common Schema. A text of a document is never logged.
 */
@ApplicationScoped
public class RequestLog {
    private static final Logger LOG = Logger.getLogger(RequestLog.class);
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    void register(@Observes Router router) {
        router.route().order(RequestPipeline.REQUEST_LOG.order()).handler(context -> {
            if (!READS.contains(context.request().method())) {
                long begun = System.nanoTime();
                context.addEndHandler(ended -> log(context, System.nanoTime() - begun));
            }
            context.next();
        });
    }

    private static void log(RoutingContext context, long nanos) {
        var request = context.request();
        if (!(context.user() instanceof QuarkusHttpUser user)
                || !(user.getSecurityIdentity().getPrincipal() instanceof JsonWebToken token)) {
            // A stranger must not be able to fill the log.
            return;
        }
        var who = token.getSubject();
        var organisations = String.valueOf(token.<Object>getClaim("organisations"));
        var traceparent = context.response().headers().get(Traceparent.HEADER);
        var fields = Map.of(
                Traceparent.HEADER,
                traceparent,
                "trace.id",
                traceparent.split("-", -1)[1],
                "http.request.method",
                request.method().name(),
                "url.path",
                String.valueOf(request.path()),
                "http.response.status_code",
                Integer.toString(context.response().getStatusCode()),
                "event.duration",
                Long.toString(nanos),
                "user.id",
                who,
                "organization.id",
                organisations);
        fields.forEach(MDC::put);
        try {
            LOG.infof(
                    "%s %s %d in %d ms by %s of %s",
                    request.method(),
                    request.path(),
                    context.response().getStatusCode(),
                    TimeUnit.NANOSECONDS.toMillis(nanos),
                    who,
                    organisations);
        } finally {
            fields.keySet().forEach(MDC::remove);
        }
    }
}
