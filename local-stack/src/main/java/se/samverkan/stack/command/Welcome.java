package se.samverkan.stack.command;

import java.net.URI;
import java.nio.file.Path;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.service.Service;
import se.samverkan.stack.system.LocalSystem;

/** What a reader can do now that the system is up. */
public record Welcome(LocalSystem samverkan, Ports ports) {

    public String text() {
        URI api = samverkan.address();
        String trusting = samverkan
                .certificate()
                .map(certificate -> "--cacert '" + certificate + "' ")
                .orElse("");
        return """

                Samverkan is up. Ctrl-C stops it.

                  API                  %1$s
                  documentation        %1$s/docs
                  OpenAPI              %1$s/openapi.yaml
                  agreements-service   %2$s
                  promises-service     %3$s
                  followup-service     %4$s
                  PostgreSQL           %5$s (and promises, followup; passwords in postgresql/passwords)
                  Kafka                %6$s

                Try:
                  curl %7$s'%1$s/municipalities/0486/overview?asOf=2019-12-20'
                  curl %7$s'%1$s/promises?municipality=0486'
                  curl %7$s-H "Authorization: Bearer $(./run token --role editor --organisation municipality:0486)" '%1$s/agreements'
                """.formatted(
                                api,
                                Service.AGREEMENTS.address(ports),
                                Service.PROMISES.address(ports),
                                Service.FOLLOWUP.address(ports),
                                samverkan.jdbcUrl("agreements"),
                                samverkan.bootstrapServers(),
                                trusting)
                + samverkan.certificate().map(Welcome::trust).orElse("");
    }

    private static String trust(Path certificate) {
        return """

                It answers https, with a certificate of this machine's own. Programs trust it as above; a browser once
                you import it, or go on in spite of the warning:
                  %s
                """.formatted(certificate);
    }
}
