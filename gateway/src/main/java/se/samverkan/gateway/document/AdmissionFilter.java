package se.samverkan.gateway.document;

/**
 * Admits a key to a cache from its second request on: an entry that is used once would only fill the old generation.
 *
 * <p>The filter stores hashes, so a collision may admit a key too early, which costs one cache entry.
 */
public final class AdmissionFilter {
    private static final int REMEMBERED = 16_384;

    // Without a lock: of two concurrent updates one may be lost.
    private final int[] hashes = new int[REMEMBERED];

    /** Whether the key was tested before; the key is remembered until its place is overwritten. */
    public boolean test(Object question) {
        int hash = question.hashCode();
        int place = Math.floorMod(hash, REMEMBERED);
        boolean again = hashes[place] == hash;
        hashes[place] = hash;
        return again;
    }
}
