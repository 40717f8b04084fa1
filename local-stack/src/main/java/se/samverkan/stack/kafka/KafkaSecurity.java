package se.samverkan.stack.kafka;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.config.SaslConfigs;
import se.samverkan.stack.security.LocalCertificate;

/**
 * A broker as in production: TLS, users with passwords (SCRAM-SHA-512), and no right that no ACL grants.
 *
 * @param passwords of the users by name; the broker has a user of its own, who may do everything
 */
public record KafkaSecurity(LocalCertificate certificate, String brokerPassword, Map<String, String> passwords) {
    static final String LISTENER = "SASL_SSL";
    /** The name of the user who may do everything. */
    public static final String BROKER = "broker";

    private static final String MECHANISM = "SCRAM-SHA-512";

    Map<String, String> brokerSettings() {
        return Map.ofEntries(
                Map.entry("inter.broker.listener.name", LISTENER),
                Map.entry("sasl.enabled.mechanisms", MECHANISM),
                Map.entry("sasl.mechanism.inter.broker.protocol", MECHANISM),
                Map.entry("listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config", login(BROKER, brokerPassword)),
                Map.entry("ssl.keystore.type", "PKCS12"),
                Map.entry("ssl.keystore.location", certificate.store().toString()),
                Map.entry("ssl.keystore.password", certificate.password()),
                Map.entry("ssl.truststore.type", "PEM"),
                Map.entry(
                        "ssl.truststore.location",
                        certificate.pem().toAbsolutePath().toString()),
                Map.entry("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
                Map.entry("allow.everyone.if.no.acl.found", "false"),
                // The controller's listener has no login; it is on this machine only.
                Map.entry("super.users", "User:" + BROKER + ";User:ANONYMOUS"));
    }

    /** The users as the storage of a new broker takes them. */
    List<String> credentials() {
        return Stream.concat(passwords.entrySet().stream(), Stream.of(Map.entry(BROKER, brokerPassword)))
                .map(user -> MECHANISM + "=[name=" + user.getKey() + ",password=" + user.getValue() + "]")
                .toList();
    }

    /** The settings of a client that logs in as a user. */
    public Map<String, String> clientSettings(String user) {
        var password = user.equals(BROKER) ? brokerPassword : passwords.get(user);
        return Map.of(
                "security.protocol",
                LISTENER,
                SaslConfigs.SASL_MECHANISM,
                MECHANISM,
                SaslConfigs.SASL_JAAS_CONFIG,
                login(user, password),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                certificate.pem().toAbsolutePath().toString());
    }

    private static String login(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user + "\" password=\""
                + password + "\";";
    }
}
