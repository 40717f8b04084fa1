package se.samverkan.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;

/** The committed OpenAPI document is the one that the build generates; {@code -Dopenapi.update=true} replaces it. */
class SnapshotTest {

    /** Compares trees: the order of members has no meaning and differs between builds of the same sources. */
    @Test
    void the_committed_document_is_the_generated_one() throws IOException {
        var built = Contracts.UNIFIED.resolveSibling("target/openapi/openapi.yaml");

        if (Boolean.getBoolean("openapi.update") && !Contracts.read(built).equals(Contracts.read(Contracts.UNIFIED))) {
            Files.copy(built, Contracts.UNIFIED, StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(Contracts.read(built))
                .as("a change of %s is committed with -Dopenapi.update=true", Contracts.UNIFIED)
                .isEqualTo(Contracts.read(Contracts.UNIFIED));
    }
}
