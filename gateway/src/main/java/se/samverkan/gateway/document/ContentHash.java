package se.samverkan.gateway.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Computes the tag of a content: 128 bits of its SHA-256 in hexadecimal digits. */
final class ContentHash {
    private static final int BYTES = 16;

    private final MessageDigest digest;

    ContentHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    ContentHash add(byte[] content) {
        digest.update(content);
        return this;
    }

    ContentHash add(JsonSegment content) {
        content.digest(digest);
        return this;
    }

    ContentHash add(String content) {
        return add(content.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }
}
