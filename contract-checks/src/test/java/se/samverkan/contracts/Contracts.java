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

/** The paths of the contracts, and their parsers. */
public final class Contracts {
    public static final Path HOME = Path.of(System.getProperty("samverkan.home"));
    /** The unified contract, which the gateway serves. */
    public static final Path UNIFIED = HOME.resolve("gateway/openapi.yaml");
    /** The owners' contracts, from which the unified one is merged; they are built, not committed. */
    public static final List<Path> OWNERS = List.of(
            HOME.resolve("agreements-service/target/openapi/openapi.yaml"),
            HOME.resolve("promises-service/target/openapi/openapi.yaml"),
            HOME.resolve("followup-service/target/openapi/openapi.yaml"),
            HOME.resolve("subscriptions-service/target/openapi/openapi.yaml"));

    public static final Path EVENTS = HOME.resolve("event-contracts");
    public static final Path ASYNC_API = EVENTS.resolve("asyncapi.yaml");

    private static final JsonMapper JSON = new JsonMapper();
    private static final YAMLMapper YAML = new YAMLMapper();

    private Contracts() {}

    public static JsonNode read(Path file) {
        try {
            return (file.toString().endsWith(".json") ? JSON : YAML).readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The files of a directory by name. */
    public static SortedMap<String, JsonNode> readAll(Path directory) {
        try (var files = Files.list(directory)) {
            return files.collect(
                    TreeMap::new, (all, file) -> all.put(file.getFileName().toString(), read(file)), TreeMap::putAll);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + directory, e);
        }
    }
}
