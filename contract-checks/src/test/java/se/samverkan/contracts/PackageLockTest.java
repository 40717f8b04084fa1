package se.samverkan.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The lock file says what is installed by its hash, and leaves it to the machine where it comes from. */
class PackageLockTest {
    private static final JsonNode PACKAGES = Contracts.read(Contracts.HOME.resolve("contract-checks/package-lock.json"))
            .get("packages");

    @Test
    void everyPackageHasItsHashAndNoneAnAddress() {
        assertThat(PACKAGES.propertyStream().filter(each -> !each.getKey().isEmpty()))
                .hasSizeGreaterThan(100)
                .allMatch(each -> each.getValue().path("integrity").asText().startsWith("sha512-"))
                .noneMatch(each -> each.getValue().has("resolved"))
                .extracting(Map.Entry::getKey)
                .contains("node_modules/@stoplight/spectral-cli", "node_modules/@redocly/cli");
    }
}
