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

/** Holds public answers against what the owner says of the same versions. */
final class Checker {

    private static final PublicReader READER = new PublicReader();
    /** What the gateway adds for the reader. */
    private static final List<String> ADDED = List.of("temporalStatus", "_links", "progress");

    private final OwnerClient owner;
    private final URI gateway;
    private final Set<String> marked;
    private final List<String> ids;
    private final List<String> municipalities;
    private final AtomicLong documents = new AtomicLong();
    private final ConcurrentLinkedQueue<String> mismatches = new ConcurrentLinkedQueue<>();
    /** Versions never change: the owner is asked for each once. */
    private final Map<String, JsonNode> versions = new ConcurrentHashMap<>();

    private final Map<String, Integer> newestSeen = new ConcurrentHashMap<>();

    Checker(OwnerClient owner, URI gateway, Set<String> marked, List<String> municipalities) {
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

    /** Asks for a document, a list or an overview, as it happens. */
    void checkOne(RandomGenerator random) throws IOException {
        var municipality = Words.oneOf(municipalities, random);
        switch (random.nextInt(5)) {
            case 0 -> checkAll("/promises?limit=100&municipality=" + municipality, "items");
            case 1 -> checkAll("/municipalities/" + municipality + "/overview", "promises");
            default -> checkDocument(Words.oneOf(ids, random));
        }
    }

    /** Whether everybody sees the newest version of each in the end. */
    void checkEnd(Map<String, Integer> newest, Duration patience) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        for (var entry : newest.entrySet()) {
            var address = URI.create(gateway + "/promises/" + entry.getKey());
            while (shown(address) != entry.getValue()) {
                if (System.nanoTime() - begin > patience.toNanos()) {
                    mismatches.add(address + " never showed version " + entry.getValue());
                    break;
                }
                Thread.sleep(50);
            }
        }
    }

    /** The number of the version that everybody sees now, 0 where there is none yet. */
    private static int shown(URI address) throws IOException {
        var answer = READER.get(address);
        return answer.statusCode() == 200 ? json(answer).path("version").asInt() : 0;
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
        var answer = read(path);
        if (answer.isPresent()) {
            for (var document : answer.get().path(member)) {
                check(document, before);
            }
        }
    }

    private void check(JsonNode document, Map<String, Integer> before) throws IOException {
        var id = document.path("id").asText();
        int version = document.path("version").asInt();
        var told = ((ObjectNode) document.deepCopy()).remove(ADDED);
        documents.incrementAndGet();
        if (!told.equals(version(id, version))) {
            mismatches.add(id + " differs from version " + version + " of its owner");
        }
        if (marked.contains(id) && !MarkedPromise.marksIn(told).equals(Set.of(MarkedPromise.mark(version)))) {
            mismatches.add(id + " version " + version + " holds the texts of " + MarkedPromise.marksIn(told));
        }
        // An answer to a later question is never older.
        if (version < before.getOrDefault(id, 0)) {
            mismatches.add(id + " went back from version " + before.get(id) + " to " + version);
        }
        newestSeen.merge(id, version, Math::max);
    }

    private JsonNode version(String id, int number) throws IOException {
        var key = id + "/" + number;
        var known = versions.get(key);
        if (known == null) {
            known = owner.version(id, number);
            versions.put(key, known);
        }
        return known;
    }

    /** What is public stays so: no answer is a wrong answer. */
    private Optional<JsonNode> read(String path) throws IOException {
        var answer = READER.get(URI.create(gateway + path));
        if (answer.statusCode() == 200) {
            return Optional.of(json(answer));
        }
        mismatches.add(path + " was answered " + answer.statusCode());
        return Optional.empty();
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        return CanonicalJson.read(new String(answer.body(), StandardCharsets.UTF_8), JsonNode.class);
    }
}
