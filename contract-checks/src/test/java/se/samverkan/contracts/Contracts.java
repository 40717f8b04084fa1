package se.samverkan.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The committed contracts: where they stand, and how they are read. */
final class Contracts {
    static final Path HOME = Path.of(System.getProperty("samverkan.home"));
    /** The unified contract, as the gateway serves it. */
    static final Path UNIFIED = HOME.resolve("gateway/openapi.yaml");
    /** The owners' own, from which it is merged; they are built, not committed. */
    static final List<Path> OWNERS = List.of(
            HOME.resolve("agreements-service/target/openapi/openapi.yaml"),
            HOME.resolve("promises-service/target/openapi/openapi.yaml"),
            HOME.resolve("followup-service/target/openapi/openapi.yaml"));

    /** The unified contract as it was when v1 was last released. */
    static final Path RELEASED = HOME.resolve("gateway/released/v1/openapi.yaml");

    static final Path EVENTS = HOME.resolve("event-contracts");
    static final Path ASYNC_API = EVENTS.resolve("asyncapi.yaml");
    /** The events' contracts as they were when v1 was last released. */
    static final Path RELEASED_EVENTS = EVENTS.resolve("released/v1");

    private static final JsonMapper JSON = new JsonMapper();
    private static final YAMLMapper YAML = new YAMLMapper();

    private Contracts() {}

    static JsonNode read(Path file) {
        try {
            return (file.toString().endsWith(".json") ? JSON : YAML).readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
    }

    /** The files of a directory by their name. */
    static SortedMap<String, JsonNode> readAll(Path directory) {
        try (var files = Files.list(directory)) {
            return files.collect(
                    TreeMap::new, (all, file) -> all.put(file.getFileName().toString(), read(file)), TreeMap::putAll);
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " can't be read", e);
        }
    }
}
