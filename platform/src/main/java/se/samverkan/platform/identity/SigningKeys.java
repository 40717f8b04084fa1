package se.samverkan.platform.identity;

import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.InvalidJwtException;
import se.samverkan.platform.log.ThrottledLog;

/**
 * Fetches the issuer's signing keys regularly, so that tokens of a key which the issuer has removed are refused within a
 * minute; Quarkus alone fetches them when a token names an unknown key, and then at most every five seconds.
 */
@ApplicationScoped
public class SigningKeys {
    private static final ThrottledLog LOG = new ThrottledLog(Logger.getLogger(SigningKeys.class));
    private static final String NO_TOKEN = "..";

    private final TenantConfigBean tenants;
    private final Duration interval;

    SigningKeys(
            TenantConfigBean tenants, @ConfigProperty(name = "samverkan.identity.keys-interval") Duration interval) {
        this.tenants = tenants;
        this.interval = interval;
    }

    void refreshRegularly(@Observes StartupEvent started, Vertx vertx) {
        if (tenants.getDefaultTenant().oidcConfig().authServerUrl().isPresent()) {
            vertx.setPeriodic(interval.toMillis(), timer -> refresh());
        }
    }

    /** Keeps the known keys if the issuer does not respond. Quarkus offers the refresh only together with a verification. */
    private void refresh() {
        var tenant = tenants.getDefaultTenant();
        if (tenant.ready()) {
            tenant.provider()
                    .refreshJwksAndVerifyJwtToken(NO_TOKEN, false, false, null)
                    .subscribe()
                    .with(verified -> {}, SigningKeys::report);
        }
    }

    private static void report(Throwable failure) {
        if (!(failure instanceof InvalidJwtException)) {
            LOG.warn("The issuer's keys cannot be fetched, the known ones stay valid: " + failure.getMessage());
        }
    }
}
