package se.samverkan.gateway.document;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A segment of JSON that response bodies are composed of, compressed when it is first needed compressed.
 *
 * <p>The compressed form is a series of DEFLATE blocks (RFC 1951) without references to earlier data and without a last
 * block, so that the gzip (RFC 1952) of a list is the concatenation of its compressed segments.
 */
public final class JsonSegment {
    /** Below this length a stored block is as short as a compressed one. */
    private static final int WORTH_COMPRESSING = 64;

    private final byte[] source;
    private final int from;
    private final int to;
    private volatile byte[] deflated;

    JsonSegment(byte[] source, int from, int to) {
        this.source = source;
        this.from = from;
        this.to = to;
    }

    public static JsonSegment of(byte[] json) {
        return new JsonSegment(json, 0, json.length);
    }

    public static JsonSegment of(String json) {
        return of(json.getBytes(StandardCharsets.UTF_8));
    }

    /** All bytes that the segment is a part of. */
    byte[] source() {
        return source;
    }

    int length() {
        return to - from;
    }

    ByteBuf buffer() {
        return Unpooled.wrappedBuffer(source, from, length());
    }

    void copyTo(byte[] target, int at) {
        System.arraycopy(source, from, target, at, length());
    }

    void digest(MessageDigest digest) {
        digest.update(source, from, length());
    }

    void checksum(CRC32 sum) {
        sum.update(source, from, length());
    }

    byte[] deflated() {
        var known = deflated;
        if (known == null) {
            known = length() < WORTH_COMPRESSING ? stored() : compressed();
            // Concurrent readers compute the same bytes.
            deflated = known;
        }
        return known;
    }

    /** One block without compression: its kind, its length, the complement of its length, its bytes. */
    private byte[] stored() {
        var block = new byte[5 + length()];
        block[1] = (byte) length();
        block[2] = (byte) (length() >> 8);
        block[3] = (byte) ~block[1];
        block[4] = (byte) ~block[2];
        copyTo(block, 5);
        return block;
    }

    private byte[] compressed() {
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setInput(source, from, length());
            // Incompressible data grows by five bytes for each block of 16 KiB or more, and by the flush.
            var room = new byte[length() + length() / 1000 + 64];
            int size = deflater.deflate(room, 0, room.length, Deflater.SYNC_FLUSH);
            return Arrays.copyOf(room, size);
        } finally {
            deflater.end();
        }
    }
}
