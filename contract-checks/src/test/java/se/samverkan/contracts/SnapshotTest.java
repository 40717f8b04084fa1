package se.samverkan.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The committed OpenAPI documents are what the build makes of the code; {@code -Dopenapi.update=true} writes them anew.
 *
 * <p>The gateway's is merged of the owners' committed ones, and is served as committed: change an owner's, build, update
 * again.
 */
class SnapshotTest {

    static List<Path> documents() {
        return Stream.concat(Contracts.OWNERS.stream(), Stream.of(Contracts.UNIFIED))
                .toList();
    }

    /** As trees: the order of members says nothing, and differs between builds of the same sources. */
    @ParameterizedTest
    @MethodSource("documents")
    void theCommittedDocumentIsWhatTheBuildMakes(Path committed) throws IOException {
        var built = committed.resolveSibling("target/openapi/openapi.yaml");

        if (Boolean.getBoolean("openapi.update") && !Contracts.read(built).equals(Contracts.read(committed))) {
            Files.copy(built, committed, StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(Contracts.read(built))
                .as("a change of %s is committed with -Dopenapi.update=true", committed)
                .isEqualTo(Contracts.read(committed));
    }
}
