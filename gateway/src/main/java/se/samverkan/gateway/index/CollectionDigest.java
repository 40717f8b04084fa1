package se.samverkan.gateway.index;

import java.util.HexFormat;

/** The tag of a set of contents, kept while contents come and go: the same for the same set, in whatever order it came to be. */
final class CollectionDigest {
    private static final int HALF = 16;

    private long left;
    private long right;

    /** Puts a content in by its own tag, or takes it out again. */
    void toggle(String tag) {
        // Every bit of a tag is a digest's: those of different sets agree by chance alone.
        left ^= HexFormat.fromHexDigitsToLong(tag, 0, HALF);
        right ^= HexFormat.fromHexDigitsToLong(tag, HALF, 2 * HALF);
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(left) + HexFormat.of().toHexDigits(right);
    }
}
