package se.samverkan.agreements;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import se.samverkan.stack.StackResource;

/** The served OpenAPI document is the committed one; {@code -Dopenapi.update=true} writes it anew. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "agreements"))
class ContractTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Path COMMITTED =
            Path.of(System.getProperty("samverkan.home"), "agreements-service", "openapi.yaml");

    @Test
    void theServedContractIsTheCommittedOne() throws IOException {
        var served = given().get("/q/openapi?format=yaml");

        assertThat(served.statusCode()).isEqualTo(200);
        if (Boolean.getBoolean("openapi.update")) {
            Files.writeString(COMMITTED, served.asString());
        }
        // As trees: the order of members says nothing, and differs between builds of the same sources.
        assertThat(YAML.readTree(served.asString()))
                .as("a change of the contract is committed with -Dopenapi.update=true")
                .isEqualTo(YAML.readTree(Files.readString(COMMITTED)));
    }
}
