package se.samverkan.gateway.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** When the certificate of this gateway ends, where it serves https itself; a renewed one counts from its reload on. */
@ApplicationScoped
class CertificateMetrics {
    private static final Logger LOG = Logger.getLogger(CertificateMetrics.class);

    void register(
            @Observes StartupEvent started,
            MeterRegistry registry,
            TlsConfigurationRegistry configurations,
            @ConfigProperty(name = "quarkus.http.tls-configuration-name") Optional<String> name) {
        name.flatMap(configurations::get)
                .ifPresent(tls -> Gauge.builder("samverkan.certificate.end", () -> endSeconds(tls))
                        .description("When the certificate of this gateway ends, in seconds since 1970")
                        .baseUnit("seconds")
                        .register(registry));
    }

    private static double endSeconds(TlsConfiguration tls) {
        try {
            KeyStore keys = tls.getKeyStore();
            double first = Double.POSITIVE_INFINITY;
            for (var alias : Collections.list(keys.aliases())) {
                if (keys.getCertificate(alias) instanceof X509Certificate certificate) {
                    var end = certificate.getNotAfter().toInstant().getEpochSecond();
                    first = Math.min(first, (double) end);
                }
            }
            return first;
        } catch (KeyStoreException e) {
            LOG.warnf("The end of the certificate cannot be read: %s", e.getMessage());
            return Double.NaN;
        }
    }
}
