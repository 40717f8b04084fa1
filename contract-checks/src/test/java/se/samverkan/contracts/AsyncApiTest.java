package se.samverkan.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The AsyncAPI parser reports nothing about the committed document. */
class AsyncApiTest {
    private Linters linters;

    @BeforeEach
    void linters() {
        linters = Linters.ready();
    }

    @Test
    void the_parser_reports_nothing() {
        assertThat(linters.asyncApi(Contracts.ASYNC_API)).isEmpty();
    }

    @Test
    void the_parser_reports_a_broken_document() {
        Path broken = Contracts.HOME.resolve("contract-checks/src/test/resources/broken-events.yaml");

        assertThat(linters.asyncApi(broken))
                .extracting(Linters.Report::rule)
                .contains("invalid-ref", "asyncapi-document-resolved");
    }
}
