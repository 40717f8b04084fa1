package se.samverkan.bench.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import se.samverkan.bench.data.MarkedPromise;
import se.samverkan.bench.data.Words;
import se.samverkan.bench.process.PublicReader;
import se.samverkan.platform.json.CanonicalJson;

/** Compares documents in public responses with the same versions at their owner. */
final class ConsistencyChecker {

    private static final PublicReader READER = new PublicReader();
    /** Members that the gateway adds at the time of reading. */
    private static final List<String> ADDED_BY_GATEWAY = List.of("temporalStatus", "_links", "progress");

    private final OwnerClient owner;
    private final URI gateway;
    private final Set<String> marked;
    private final List<String> ids;
    private final List<String> municipalities;
    private final AtomicLong documents = new AtomicLong();
    private final ConcurrentLinkedQueue<String> mismatches = new ConcurrentLinkedQueue<>();
    /** A cache: published versions never change. */
    private final Map<String, JsonNode> versions = new ConcurrentHashMap<>();

    private final Map<String, Integer> newestSeen = new ConcurrentHashMap<>();

    ConsistencyChecker(OwnerClient owner, URI gateway, Set<String> marked, List<String> municipalities) {
        this.owner = owner;
        this.gateway = gateway;
        this.marked = marked;
        this.ids = List.copyOf(marked);
        this.municipalities = municipalities;
    }

    long documents() {
        return documents.get();
    }

    List<String> mismatches() {
        return List.copyOf(mismatches);
    }

    /** Checks a random document, list or overview. */
    void checkOne(RandomGenerator random) throws IOException {
        var municipality = Words.oneOf(municipalities, random);
        switch (random.nextInt(5)) {
            case 0 -> checkAll("/promises?limit=100&municipality=" + municipality, "items");
            case 1 -> checkAll("/municipalities/" + municipality + "/overview", "promises");
            default -> checkDocument(Words.oneOf(ids, random));
        }
    }

    /** Waits until the gateway returns the newest version of each document; a timeout is a mismatch. */
    void checkConvergence(Map<String, Integer> newest, Duration timeout) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        for (var entry : newest.entrySet()) {
            var address = URI.create(gateway + "/promises/" + entry.getKey());
            while (publicVersion(address) != entry.getValue()) {
                if (System.nanoTime() - begin > timeout.toNanos()) {
                    mismatches.add(address + " did not return version " + entry.getValue());
                    break;
                }
                Thread.sleep(50);
            }
        }
    }

    /** The version number that the gateway returns, 0 where the document is not public yet. */
    private static int publicVersion(URI address) throws IOException {
        var response = READER.get(address);
        return response.statusCode() == 200 ? json(response).path("version").asInt() : 0;
    }

    private void checkDocument(String id) throws IOException {
        var before = Map.copyOf(newestSeen);
        var document = read("/promises/" + id);
        if (document.isPresent()) {
            check(document.get(), before);
        }
    }

    private void checkAll(String path, String member) throws IOException {
        var before = Map.copyOf(newestSeen);
        var response = read(path);
        if (response.isPresent()) {
            for (var document : response.get().path(member)) {
                check(document, before);
            }
        }
    }

    private void check(JsonNode document, Map<String, Integer> before) throws IOException {
        var id = document.path("id").asText();
        int version = document.path("version").asInt();
        var content = ((ObjectNode) document.deepCopy()).remove(ADDED_BY_GATEWAY);
        documents.incrementAndGet();
        if (!content.equals(version(id, version))) {
            mismatches.add(id + " differs from version " + version + " of its owner");
        }
        if (marked.contains(id) && !MarkedPromise.marksIn(content).equals(Set.of(MarkedPromise.mark(version)))) {
            mismatches.add(id + " version " + version + " contains texts of " + MarkedPromise.marksIn(content));
        }
        // A later response must not contain an older version.
        if (version < before.getOrDefault(id, 0)) {
            mismatches.add(id + " went back from version " + before.get(id) + " to " + version);
        }
        newestSeen.merge(id, version, Math::max);
    }

    private JsonNode version(String id, int number) throws IOException {
        var key = id + "/" + number;
        var cached = versions.get(key);
        if (cached == null) {
            cached = owner.version(id, number);
            versions.put(key, cached);
        }
        return cached;
    }

    /** Reads from the gateway; any status but 200 is a mismatch, since published documents stay public. */
    private Optional<JsonNode> read(String path) throws IOException {
        var response = READER.get(URI.create(gateway + path));
        if (response.statusCode() == 200) {
            return Optional.of(json(response));
        }
        mismatches.add(path + ": status " + response.statusCode());
        return Optional.empty();
    }

    private static JsonNode json(HttpResponse<byte[]> response) {
        return CanonicalJson.read(new String(response.body(), StandardCharsets.UTF_8), JsonNode.class);
    }
}
