package se.samverkan.gateway.index;

import java.util.HexFormat;

/** An incremental digest of a set of contents, independent of the order of additions and removals. */
final class CollectionDigest {
    private static final int HALF = 16;

    private long left;
    private long right;

    /** Adds a content by its tag, or removes one that was added. */
    void toggle(String tag) {
        // Tags are digests, so the XOR of different sets is equal only by chance.
        left ^= HexFormat.fromHexDigitsToLong(tag, 0, HALF);
        right ^= HexFormat.fromHexDigitsToLong(tag, HALF, 2 * HALF);
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(left) + HexFormat.of().toHexDigits(right);
    }
}
