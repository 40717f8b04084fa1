package se.samverkan.platform.config;

import io.smallrye.config.EnvConfigSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSourceProvider;

/**
 * Passwords and keys from files, as orchestrators mount them: {@code QUARKUS_DATASOURCE_PASSWORD_FILE=/run/secrets/promises} is
 * {@code QUARKUS_DATASOURCE_PASSWORD} with the text of that file. A file that cannot be read ends the start.
 */
public class SecretFiles implements ConfigSourceProvider {
    private static final Pattern SECRET =
            Pattern.compile("((?:QUARKUS|SAMVERKAN|KAFKA)_.*(?:PASSWORD|SECRET|KEYS?|JAAS_CONFIG))_FILE");
    /** Above that of the environment. */
    private static final int ORDINAL = 310;

    private final Map<String, String> environment;

    public SecretFiles() {
        this(System.getenv());
    }

    SecretFiles(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Iterable<ConfigSource> getConfigSources(ClassLoader loader) {
        var secrets = new HashMap<String, String>();
        environment.forEach((name, value) -> {
            var secret = SECRET.matcher(name);
            if (secret.matches() && !value.isBlank()) {
                secrets.put(secret.group(1), text(name, Path.of(value)));
            }
        });
        return secrets.isEmpty() ? List.of() : List.of(new EnvConfigSource(secrets, ORDINAL));
    }

    /** Without the line break that editors append. */
    private static String text(String variable, Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new IllegalStateException(variable + ": " + file + " cannot be read: " + e, e);
        }
    }
}
