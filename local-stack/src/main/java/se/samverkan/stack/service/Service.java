package se.samverkan.stack.service;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import se.samverkan.stack.postgres.Postgres;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.process.StartFailure;
import se.samverkan.stack.security.Keys;

/** The four services, the gateway last. */
public enum Service {
    AGREEMENTS("agreements-service", "agreements"),
    PROMISES("promises-service", "promises"),
    FOLLOWUP("followup-service", "followup"),
    GATEWAY("gateway", null);

    public static final String BASE_PATH = "/samverkan/v1";

    private final String module;
    private final String database;

    Service(String module, String database) {
        this.module = module;
        this.database = database;
    }

    /** Its name, which is that of its directory and its log. */
    public String module() {
        return module;
    }

    Optional<String> database() {
        return Optional.ofNullable(database);
    }

    /** The environment variable for what a user adds to its JVM's options. */
    String javaOptionsVariable() {
        return "SAMVERKAN_" + name() + "_JAVA_OPTS";
    }

    /** Those that own documents. */
    public static List<Service> owners() {
        return Stream.of(values())
                .filter(service -> service.database().isPresent())
                .toList();
    }

    /** First the gateway, so that no request finds an owner gone. */
    public static List<Service> inOrderOfStop() {
        return List.of(values()).reversed();
    }

    public Path jar(Path home) {
        return home.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }

    public void requireBuilt(Path home) {
        if (!Files.exists(jar(home))) {
            throw new StartFailure(module + " is not built: " + jar(home) + " is missing");
        }
    }

    int port(Ports ports) {
        return switch (this) {
            case AGREEMENTS -> ports.agreements();
            case PROMISES -> ports.promises();
            case FOLLOWUP -> ports.followup();
            case GATEWAY -> ports.gateway();
        };
    }

    public String address(Ports ports) {
        return "http://127.0.0.1:" + port(ports);
    }

    /** All that the service is told: environment variables, as in any other place it may run in. Only owners need PostgreSQL. */
    public Map<String, String> environment(Ports ports, GatewayEndpoint entrance, Postgres postgres, Keys keys) {
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port(ports)));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.kafka());
        environment.put("QUARKUS_OIDC_PUBLIC_KEY", keys.publicKey());
        environment.put("QUARKUS_OIDC_TOKEN_ISSUER", Keys.ISSUER);
        environment.put("QUARKUS_OIDC_TOKEN_AUDIENCE", Keys.AUDIENCE);
        environment.put("SAMVERKAN_PUBLIC_ADDRESS", entrance.address() + BASE_PATH);
        if (database == null) {
            environment.putAll(entrance.environment());
            for (Service owner : values()) {
                owner.database()
                        .ifPresent(name -> environment.put(
                                "SAMVERKAN_OWNERS_" + name.toUpperCase(Locale.ROOT), owner.address(ports)));
            }
        } else {
            environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(database));
            environment.put("QUARKUS_DATASOURCE_USERNAME", database);
            environment.put("QUARKUS_DATASOURCE_PASSWORD", postgres.password(database));
        }
        return environment;
    }
}
