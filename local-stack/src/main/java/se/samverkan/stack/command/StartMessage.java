package se.samverkan.stack.command;

import java.net.URI;
import java.nio.file.Path;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.service.Service;
import se.samverkan.stack.signin.SignInServer;
import se.samverkan.stack.system.LocalSystem;

/** The message of ./run after the start: addresses and examples of requests. */
public record StartMessage(LocalSystem system, Ports ports) {

    /** The whole message, several lines. */
    public String text() {
        URI api = system.address();
        String curlOption = system.certificate()
                .map(certificate -> "--cacert '" + certificate + "' ")
                .orElse("");
        return """

                Samverkan is up. Ctrl-C stops it.

                  Pages                %10$s
                  Desk for editors     %10$sskrivbord
                  Sign-in for trying   %11$s (anybody as anybody; on this machine only)
                  API                  %1$s
                  Documentation        %1$s/docs
                  OpenAPI              %1$s/openapi.yaml
                  agreements-service   %2$s
                  promises-service     %3$s
                  followup-service     %4$s
                  subscriptions-service  %9$s
                  PostgreSQL           %5$s (and promises, followup, subscriptions; passwords in postgresql/passwords)
                  Kafka                %6$s
                  Health, metrics      %8$s/q/health, %8$s/q/metrics

                Try:
                  curl %7$s'%1$s/municipalities/0486/overview?asOf=2019-12-20'
                  curl %7$s'%1$s/promises?municipality=0486'
                  curl %7$s-H "Authorization: Bearer $(./run token --role editor --organisation municipality:0486)" '%1$s/agreements'
                """.formatted(
                                api,
                                Service.AGREEMENTS.address(ports),
                                Service.PROMISES.address(ports),
                                Service.FOLLOWUP.address(ports),
                                system.jdbcUrl("agreements"),
                                system.bootstrapServers(),
                                curlOption,
                                Service.GATEWAY.managementAddress(ports),
                                Service.SUBSCRIPTIONS.address(ports),
                                api.resolve("/"),
                                SignInServer.address(ports.signIn()))
                + system.certificate().map(StartMessage::trustInstructions).orElse("");
    }

    private static String trustInstructions(Path certificate) {
        return """

                The gateway answers https only, with a self-signed certificate. Programs trust it as above; in a browser,
                import it or accept the warning:
                  %s
                """.formatted(certificate);
    }
}
