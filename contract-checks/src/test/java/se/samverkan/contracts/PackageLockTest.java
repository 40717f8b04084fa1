package se.samverkan.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A lock file has the hash of every package and the address of none: the registry is the machine's choice. */
class PackageLockTest {
    @ParameterizedTest
    @CsvSource({
        "contract-checks, @stoplight/spectral-cli, 100",
        "contract-checks, @redocly/cli, 100",
        "contract-checks/specmatic, specmatic, 10",
        "e2e-tests/browser, puppeteer-core, 50"
    })
    void every_package_has_a_hash_and_none_an_address(String directory, String needed, int least) {
        JsonNode packages = Contracts.read(Contracts.HOME.resolve(directory + "/package-lock.json"))
                .get("packages");

        assertThat(packages.propertyStream().filter(each -> !each.getKey().isEmpty()))
                .hasSizeGreaterThan(least)
                .allMatch(each -> each.getValue().path("integrity").asText().startsWith("sha512-"))
                .noneMatch(each -> each.getValue().has("resolved"))
                .extracting(Map.Entry::getKey)
                .contains("node_modules/" + needed);
    }
}
