package se.samverkan.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The linters report nothing about the OpenAPI documents. */
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
    void the_unified_contract_keeps_the_rules_of_openapi_the_profile_and_owasp() {
        assertThat(linters.spectral(Contracts.UNIFIED, "unified.yaml")).isEmpty();
    }

    @Test
    void the_unified_contract_keeps_the_strict_rules_of_redocly() {
        assertThat(linters.redocly(Contracts.UNIFIED)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("owners")
    void the_contract_of_an_owner_keeps_the_rules_of_names_and_shapes(Path owner) {
        assertThat(linters.spectral(owner, "owners.yaml")).isEmpty();
    }
}
