package se.samverkan.stack.service;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import se.samverkan.stack.postgres.Databases;
import se.samverkan.stack.postgres.Postgres;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.process.StartFailure;
import se.samverkan.stack.security.Keys;
import se.samverkan.stack.signin.SignInServer;

/** The five services: the owners of documents, that of subscriptions, and the gateway. */
public enum Service {
    AGREEMENTS("agreements-service", "agreements"),
    PROMISES("promises-service", "promises"),
    FOLLOWUP("followup-service", "followup"),
    SUBSCRIPTIONS("subscriptions-service", "subscriptions"),
    GATEWAY("gateway", null);

    public static final String BASE_PATH = "/samverkan/v1";

    private final String module;
    private final String database;

    Service(String module, String database) {
        this.module = module;
        this.database = database;
    }

    /** The name of the module, its directory and its log. */
    public String module() {
        return module;
    }

    Optional<String> database() {
        return Optional.ofNullable(database);
    }

    /** The environment variable with a user's additional JVM options. */
    String javaOptionsVariable() {
        return "SAMVERKAN_" + name() + "_JAVA_OPTS";
    }

    /** The services that have a database. */
    public static List<Service> owners() {
        return Stream.of(values())
                .filter(service -> service.database().isPresent())
                .toList();
    }

    /** The services that own documents, and send their changes as events. */
    public static List<Service> documentOwners() {
        return List.of(AGREEMENTS, PROMISES, FOLLOWUP);
    }

    /** The gateway first, so that no request reaches a stopped owner. */
    public static List<Service> inStopOrder() {
        return List.of(values()).reversed();
    }

    /** The executable JAR of the service in the built repository. */
    public Path jar(Path home) {
        return home.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** Fails when the service is not built. */
    public void requireBuilt(Path home) {
        if (!Files.exists(jar(home))) {
            throw new StartFailure(module + " is not built: " + jar(home) + " is missing");
        }
    }

    /** The port of the service among those of the system. */
    public int port(Ports ports) {
        return switch (this) {
            case AGREEMENTS -> ports.agreements();
            case PROMISES -> ports.promises();
            case FOLLOWUP -> ports.followup();
            case SUBSCRIPTIONS -> ports.subscriptions();
            case GATEWAY -> ports.gateway();
        };
    }

    /** Scheme, host and port of the service, by http. */
    public String address(Ports ports) {
        return "http://127.0.0.1:" + port(ports);
    }

    /** Scheme, host and port of the management interface, by http. */
    public String managementAddress(Ports ports) {
        return "http://127.0.0.1:" + ports.management(port(ports));
    }

    /** The whole configuration of the service, as environment variables. Only owners use PostgreSQL. */
    public Map<String, String> environment(Ports ports, GatewayEndpoint endpoint, Postgres postgres, Keys keys) {
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port(ports)));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.management(port(ports))));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.kafka());
        environment.put("QUARKUS_OIDC_PUBLIC_KEY", keys.publicKey());
        environment.put("QUARKUS_OIDC_TOKEN_ISSUER", Keys.ISSUER);
        environment.put("QUARKUS_OIDC_TOKEN_AUDIENCE", Keys.AUDIENCE);
        environment.put("SAMVERKAN_PUBLIC_ADDRESS", endpoint.address() + BASE_PATH);
        if (database == null) {
            environment.putAll(endpoint.environment());
            environment.put("SAMVERKAN_DESK_ISSUER", SignInServer.address(ports.signIn()));
            environment.put("SAMVERKAN_DESK_CLIENT_ID", SignInServer.CLIENT);
            for (Service owner : values()) {
                owner.database()
                        .ifPresent(name -> environment.put(
                                "SAMVERKAN_OWNERS_" + name.toUpperCase(Locale.ROOT), owner.address(ports)));
            }
        } else {
            environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(database));
            environment.put("QUARKUS_DATASOURCE_USERNAME", database);
            environment.put("QUARKUS_DATASOURCE_PASSWORD", postgres.password(database));
            environment.put("QUARKUS_FLYWAY_USERNAME", Databases.owner(database));
            environment.put("QUARKUS_FLYWAY_PASSWORD", postgres.password(Databases.owner(database)));
        }
        if (this == SUBSCRIPTIONS) {
            // Receivers of webhooks on this machine, by http.
            environment.put("SAMVERKAN_WEBHOOKS_ALLOW_LOCAL", "true");
        }
        return environment;
    }
}
