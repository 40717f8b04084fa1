package se.samverkan.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed OpenAPI documents have nothing that the linters' rules report on. */
class OpenApiTest {
    private Linters linters;

    @BeforeEach
    void linters() {
        linters = Linters.ready();
    }

    static List<Path> owners() {
        return Contracts.OWNERS;
    }

    @Test
    void theUnifiedContractKeepsTheRulesOfOpenApiTheProfileAndOwasp() {
        assertThat(linters.spectral(Contracts.UNIFIED, "unified.yaml")).isEmpty();
    }

    @Test
    void theUnifiedContractIsWhatRedoclyStrictlyRecommends() {
        assertThat(linters.redocly(Contracts.UNIFIED)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("owners")
    void anOwnersOwnContractHasSoundNamesAndShapes(Path owner) {
        assertThat(linters.spectral(owner, "owners.yaml")).isEmpty();
    }
}
