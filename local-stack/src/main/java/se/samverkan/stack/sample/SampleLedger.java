package se.samverkan.stack.sample;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import se.samverkan.stack.process.Directories;
import se.samverkan.stack.process.StartFailure;

/** A file that records the loaded sample documents, so that none is loaded twice. */
public final class SampleLedger {

    /** The id of a document, and whether it is published. */
    record Entry(String id, boolean published) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Map<String, Entry> entries;

    public SampleLedger(Path file) {
        this.file = file;
        try {
            this.entries = Files.exists(file)
                    ? JSON.readValue(file.toFile(), new TypeReference<TreeMap<String, Entry>>() {})
                    : new TreeMap<>();
        } catch (IOException e) {
            throw new StartFailure("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** The entry of the document, or null. */
    Entry get(String name) {
        return entries.get(name);
    }

    Map<String, String> ids() {
        Map<String, String> ids = new TreeMap<>();
        entries.forEach((name, entry) -> ids.put(name, entry.id()));
        return ids;
    }

    void put(String name, Entry entry) {
        entries.put(name, entry);
        try {
            Directories.writeSecret(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(entries) + "\n");
        } catch (IOException e) {
            throw new StartFailure("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
