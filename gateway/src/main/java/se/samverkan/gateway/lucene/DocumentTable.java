package se.samverkan.gateway.lucene;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import se.samverkan.gateway.document.PublicDocument;

/** The documents by their slots in the search index. Copy-on-write: unchanged chunks are shared. */
final class DocumentTable {
    private static final int CHUNK = 1_024;

    private final PublicDocument[][] chunks;
    private final Map<String, Integer> totals;

    private DocumentTable(PublicDocument[][] chunks, Map<String, Integer> totals) {
        this.chunks = chunks;
        this.totals = totals;
    }

    static DocumentTable empty() {
        return new DocumentTable(new PublicDocument[0][], Map.of());
    }

    PublicDocument get(int slot) {
        return chunks[slot / CHUNK][slot % CHUNK];
    }

    /** The number of documents of a collection. */
    int total(String collection) {
        return totals.getOrDefault(collection, 0);
    }

    int size() {
        return totals.values().stream().mapToInt(Integer::intValue).sum();
    }

    DocumentTable with(Map<Integer, PublicDocument> changed) {
        int highest = changed.keySet().stream().max(Integer::compare).orElse(0);
        var copy = Arrays.copyOf(chunks, Math.max(chunks.length, highest / CHUNK + 1));
        var counted = new HashMap<>(totals);
        var copied = new HashSet<Integer>();
        changed.forEach((slot, document) -> {
            int number = slot / CHUNK;
            if (copied.add(number)) {
                copy[number] = copy[number] == null ? new PublicDocument[CHUNK] : copy[number].clone();
            }
            count(copy[number][slot % CHUNK], -1, counted);
            count(document, 1, counted);
            copy[number][slot % CHUNK] = document;
        });
        return new DocumentTable(copy, counted);
    }

    private static void count(PublicDocument document, int times, Map<String, Integer> totals) {
        if (document != null) {
            totals.merge(document.collection(), times, Integer::sum);
        }
    }
}
