package se.samverkan.e2e.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import se.samverkan.e2e.contract.ContractExamples.Operation;

/** The examples of the contract as files of the modules: what of them stays the same in every run, and new ones in their place. */
record ExampleFiles(String address) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EXAMPLE_ADDRESS = "https://samverkan.example/samverkan/v1";
    private static final Map<String, String> OWNERS = Map.of(
            "agreements", "agreements-service",
            "action-plans", "agreements-service",
            "promises", "promises-service",
            "follow-ups", "followup-service",
            "activity-reports", "followup-service",
            "subscriptions", "subscriptions-service",
            "imports", "documents");

    /** Replaces values that differ between runs. */
    String steady(JsonNode json) {
        return json.toPrettyString()
                .replace(address, EXAMPLE_ADDRESS)
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "(id)")
                .replaceAll("\"\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z\"", "(moment)")
                .replaceAll("[0-9a-f]{64}", "(hash)")
                .replaceAll("\"durationMs\" : \\d+", "\"durationMs\" : 0")
                .replaceAll("whsec_[\\w+/=]+", "(secret)")
                .replaceAll("after=[\\w-]+", "after=(cursor)")
                .replaceAll("\"cursor\" : \"[\\w-]+\"", "\"cursor\" : \"(cursor)\"");
    }

    /** Replaces an example by a request and its response. */
    void write(String name, Operation operation, JsonNode request, JsonNode response) {
        var module = operation.path().endsWith("/progress")
                ? "followup-service"
                : OWNERS.getOrDefault(operation.collection(), "gateway");
        var example = JSON.createObjectNode();
        if (!operation.request().isMissingNode()) {
            example.set("request", request);
        }
        try {
            example.set("response", JSON.readTree(response.toString().replace(address, EXAMPLE_ADDRESS)));
            var file = Path.of(
                    System.getProperty("samverkan.home"), module, "src/main/resources/examples", name + ".json");
            Files.createDirectories(file.getParent());
            Files.writeString(file, example.toPrettyString() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the example of " + name, e);
        }
    }
}
