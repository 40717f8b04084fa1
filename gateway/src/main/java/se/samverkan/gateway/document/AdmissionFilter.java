package se.samverkan.gateway.document;

/**
 * Tells what is asked for again from what is asked for once, which is not worth keeping: it would live just long enough to
 * fill the old generation.
 *
 * <p>It remembers hashes, each until another takes its place: two questions may be taken for one, which costs a keeping.
 */
public final class AdmissionFilter {
    private static final int REMEMBERED = 16_384;

    // Unguarded: of two threads at once one is not remembered.
    private final int[] hashes = new int[REMEMBERED];

    /** Whether it was asked for before, as far as is remembered; it is from now on. */
    public boolean test(Object question) {
        int hash = question.hashCode();
        int place = Math.floorMod(hash, REMEMBERED);
        boolean again = hashes[place] == hash;
        hashes[place] = hash;
        return again;
    }
}
