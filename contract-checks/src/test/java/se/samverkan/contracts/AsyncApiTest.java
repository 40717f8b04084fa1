package se.samverkan.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The committed AsyncAPI document is one that the AsyncAPI parser reads without complaint. */
class AsyncApiTest {
    private Linters linters;

    @BeforeEach
    void linters() {
        linters = Linters.ready();
    }

    @Test
    void theParserHasNothingAgainstTheEventsDocument() {
        assertThat(linters.asyncApi(Contracts.ASYNC_API)).isEmpty();
    }

    @Test
    void theParserReportsOnABrokenOne() {
        Path broken = Contracts.HOME.resolve("contract-checks/src/test/resources/broken-events.yaml");

        assertThat(linters.asyncApi(broken))
                .extracting(Linters.Report::rule)
                .contains("invalid-ref", "asyncapi-document-resolved");
    }
}
