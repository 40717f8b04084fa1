package se.samverkan.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.promises.PromiseRequests.anonymous;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
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
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "promises"))
class ContractTest {

    @Test
    void the_served_contract_is_the_committed_one() throws IOException {
        var served = anonymous()
                .get("/q/openapi?format=yaml")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var committed = module().resolve("openapi.yaml");

        if (Boolean.getBoolean("openapi.update")
                && (Files.notExists(committed) || !members(served).equals(members(Files.readString(committed))))) {
            Files.writeString(committed, served);
        }
        assertThat(members(served))
                .as("a change of the contract is committed with -Dopenapi.update=true")
                .isEqualTo(members(Files.readString(committed)));
    }

    /** The order in which the members stand says nothing, and is not the same in every build. */
    private static JsonNode members(String yaml) throws IOException {
        return new YAMLMapper().readTree(yaml);
    }

    /** The build says where the repository is; started from elsewhere, a test runs in its module's directory. */
    private static Path module() {
        var home = System.getProperty("samverkan.home");
        return home == null ? Path.of("") : Path.of(home, "promises-service");
    }
}
