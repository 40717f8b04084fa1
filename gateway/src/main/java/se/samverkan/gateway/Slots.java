package se.samverkan.gateway;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;

/** The documents by the numbers that the search index has for them; a changed copy shares what is not changed. */
final class Slots {
    private static final int CHUNK = 1_024;

    private final Published[][] chunks;

    private Slots(Published[][] chunks) {
        this.chunks = chunks;
    }

    static Slots empty() {
        return new Slots(new Published[0][]);
    }

    Published get(int slot) {
        return chunks[slot / CHUNK][slot % CHUNK];
    }

    Slots with(Map<Integer, Published> changed) {
        int highest = changed.keySet().stream().max(Integer::compare).orElse(0);
        var copy = Arrays.copyOf(chunks, Math.max(chunks.length, highest / CHUNK + 1));
        var copied = new HashSet<Integer>();
        changed.forEach((slot, document) -> {
            int chunk = slot / CHUNK;
            if (copied.add(chunk)) {
                copy[chunk] = copy[chunk] == null ? new Published[CHUNK] : copy[chunk].clone();
            }
            copy[chunk][slot % CHUNK] = document;
        });
        return new Slots(copy);
    }
}
