package se.samverkan.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {
    @TempDir
    private Path directory;

    private Path secret(String text) throws Exception {
        return Files.writeString(directory.resolve("secret"), text);
    }

    private static SmallRyeConfig config(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(environment, 300))
                .withSources(new SecretFiles(environment))
                .build();
    }

    @Test
    void a_password_is_the_text_of_its_file_without_the_last_line_break() throws Exception {
        var config = config(Map.of(
                "QUARKUS_DATASOURCE_PASSWORD_FILE", secret("hemligt ord\n").toString()));

        assertThat(config.getValue("quarkus.datasource.password", String.class)).isEqualTo("hemligt ord");
    }

    @Test
    void a_file_overrides_the_variable_with_the_value() throws Exception {
        var config = config(Map.of(
                "SAMVERKAN_RATE_LIMIT_API_KEYS",
                "a",
                "SAMVERKAN_RATE_LIMIT_API_KEYS_FILE",
                secret("b,c").toString()));

        assertThat(config.getValues("samverkan.rate-limit.api-keys", String.class))
                .containsExactly("b", "c");
    }

    @Test
    void the_login_of_a_kafka_client_is_found_among_its_settings() throws Exception {
        var config = config(
                Map.of("KAFKA_SASL_JAAS_CONFIG_FILE", secret("module required;").toString()));

        assertThat(config.getPropertyNames()).contains("kafka.sasl.jaas.config");
    }

    @Test
    void settings_that_name_a_file_themselves_stay_as_they_are() {
        var environment = Map.of("QUARKUS_OIDC_TLS_TRUST_STORE_FILE", "/etc/store", "OTHER_PASSWORD_FILE", "/missing");

        assertThat(new SecretFiles(environment).getConfigSources(null)).isEmpty();
    }

    @Test
    void a_missing_file_is_named() {
        var environment = Map.of(
                "QUARKUS_DATASOURCE_PASSWORD_FILE", directory.resolve("missing").toString());

        assertThatThrownBy(() -> config(environment))
                .hasMessageContaining("QUARKUS_DATASOURCE_PASSWORD_FILE")
                .hasMessageContaining("missing");
    }
}
