package se.samverkan.contracts.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import se.samverkan.contracts.Contracts;

/**
 * The contracts of the last release, which the present ones are compared with.
 *
 * <p>Only a build before the first release may have no copy: any later version without one fails.
 */
record LastRelease(Path directory) {
    /** The place of the copy: openapi.yaml, asyncapi.yaml and schemas/. */
    static final Path PLACE = Contracts.HOME.resolve("contract-checks/released");

    private static final String BEFORE_THE_FIRST = "1.0.0-SNAPSHOT";

    /** The copy of this repository, if version 1.0.0 is released. */
    static Optional<LastRelease> find() {
        return find(PLACE, System.getProperty("samverkan.version"));
    }

    static Optional<LastRelease> find(Path place, String version) {
        if (!Files.exists(place)) {
            assertThat(version)
                    .as("version of a build without the copy of the last release in %s", place)
                    .isEqualTo(BEFORE_THE_FIRST);
            return Optional.empty();
        }
        var release = new LastRelease(place);
        assertThat(release.openApi()).isRegularFile();
        assertThat(release.asyncApi()).isRegularFile();
        assertThat(release.schemas()).isNotEmptyDirectory();
        return Optional.of(release);
    }

    Path openApi() {
        return directory.resolve("openapi.yaml");
    }

    Path asyncApi() {
        return directory.resolve("asyncapi.yaml");
    }

    Path schemas() {
        return directory.resolve("schemas");
    }
}
