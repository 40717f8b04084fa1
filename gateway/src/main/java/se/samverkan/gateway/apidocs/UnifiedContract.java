package se.samverkan.gateway.apidocs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The committed OpenAPI document with the public address instead of the example's. */
record UnifiedContract(String address) {

    String yaml() {
        try (var file = UnifiedContract.class.getResourceAsStream("/contracts/gateway/openapi.yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(OpenApiMerger.EXAMPLE_ADDRESS, address);
        } catch (IOException e) {
            throw new UncheckedIOException("The class path holds the contract", e);
        }
    }

    JsonNode tree() {
        try {
            return new YAMLMapper().readTree(yaml());
        } catch (IOException e) {
            throw new UncheckedIOException("The contract is YAML", e);
        }
    }
}
