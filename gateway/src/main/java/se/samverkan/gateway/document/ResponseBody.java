package se.samverkan.gateway.document;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import se.samverkan.platform.http.EntityTags;

/** The body of a public response with the entity tag of its content: JSON in segments, or anything that is kept compressed. */
public final class ResponseBody {
    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    /** An empty last block in the fixed Huffman code. */
    private static final byte[] LAST_BLOCK = {3, 0};

    private static final int GZIP_TRAILER = 8;
    private static final String GZIP_SUFFIX = "-gzip";

    private final List<JsonSegment> segments;
    private final String tag;
    private final String etag;
    private final String etagOfGzip;
    private final int ownBytes;
    /** The whole in compressed form, instead of segments; else null. */
    private final byte[] kept;

    /**
     * Creates a body from segments.
     *
     * @param tag changes whenever a byte of the segments does
     * @param ownBytes the number of bytes in segments that are not shared
     */
    ResponseBody(List<JsonSegment> segments, String tag, int ownBytes) {
        this(segments, null, tag, ownBytes);
    }

    private ResponseBody(List<JsonSegment> segments, byte[] kept, String tag, int ownBytes) {
        this.segments = segments;
        this.kept = kept;
        this.ownBytes = ownBytes;
        this.tag = tag;
        this.etag = "\"" + tag + "\"";
        this.etagOfGzip = "\"" + tag + GZIP_SUFFIX + "\"";
    }

    /** A body of one segment. */
    public static ResponseBody of(byte[] json) {
        return new ResponseBody(
                List.of(JsonSegment.of(json)), new ContentHash().add(json).toString(), json.length);
    }

    /** A body that is kept in compressed form only, in which nearly all clients want it. */
    public static ResponseBody compressed(byte[] content) {
        var plain = of(content);
        var zipped = plain.gzip();
        return new ResponseBody(List.of(), zipped, plain.tag(), zipped.length);
    }

    /** A body of segments that are shared with other bodies. */
    public static ResponseBody of(List<JsonSegment> segments) {
        var tag = new ContentHash();
        segments.forEach(tag::add);
        return new ResponseBody(segments, tag.toString(), 0);
    }

    /** The same with its links on another address; JSON escapes quotation marks in texts, so only links are replaced. */
    public ResponseBody linkedTo(String from, String to) {
        var text = new String(bytes(), StandardCharsets.UTF_8);
        return of(text.replace("\"href\":\"" + from, "\"href\":\"" + to).getBytes(StandardCharsets.UTF_8));
    }

    /** A body without content, for a response that is written while it is sent: only its tag is known. */
    public static ResponseBody tagged(String tag) {
        return new ResponseBody(List.of(), tag, 0);
    }

    public String tag() {
        return tag;
    }

    /** The strong entity tag of the bytes: a compressed form is another representation (RFC 9110, section 8.8.3). */
    public String etag(boolean compressed) {
        return compressed ? etagOfGzip : etag;
    }

    /** Whether an If-None-Match holds the entity tag of either form, by weak comparison. */
    public boolean matchesWeakly(String ifNoneMatch) {
        if (isEtag(ifNoneMatch)) {
            return true;
        }
        var listed = EntityTags.parse(ifNoneMatch);
        return listed.matchesWeakly(tag) || listed.matchesWeakly(tag + GZIP_SUFFIX);
    }

    /** Whether an If-Match holds the entity tag of either form, by strong comparison. */
    public boolean matchesStrongly(String ifMatch) {
        if (isEtag(ifMatch)) {
            return true;
        }
        var listed = EntityTags.parse(ifMatch);
        return listed.matchesStrongly(tag) || listed.matchesStrongly(tag + GZIP_SUFFIX);
    }

    /** The most frequent header holds one exact tag and is not parsed. */
    private boolean isEtag(String header) {
        return header.equals(etag) || header.equals(etagOfGzip);
    }

    /** The memory that the body takes beside that of the documents in it. */
    public int ownBytes() {
        return ownBytes;
    }

    /** The bytes to send, which are not copied. */
    public Buffer buffer() {
        if (kept != null) {
            return wrapped(Unpooled.wrappedBuffer(unzipped()));
        }
        var parts = new ByteBuf[segments.size()];
        Arrays.setAll(parts, part -> segments.get(part).buffer());
        return wrapped(Unpooled.wrappedBuffer(parts.length, parts));
    }

    public static Buffer buffer(JsonSegment whole) {
        return wrapped(whole.buffer());
    }

    /** Wraps bytes without the copy that Buffer.buffer(byte[]) makes; each response has its own view, and none writes. */
    @SuppressWarnings("deprecation") // Vert.x 5 has it in another class.
    private static Buffer wrapped(ByteBuf bytes) {
        return Buffer.buffer(bytes);
    }

    public byte[] bytes() {
        if (kept != null) {
            return unzipped();
        }
        var bytes = new byte[length()];
        int at = 0;
        for (var segment : segments) {
            segment.copyTo(bytes, at);
            at += segment.length();
        }
        return bytes;
    }

    public byte[] gzip() {
        if (kept != null) {
            return kept;
        }
        int size = GZIP_HEADER.length + LAST_BLOCK.length + GZIP_TRAILER;
        for (var segment : segments) {
            size += segment.deflated().length;
        }
        var sum = new CRC32();
        var zipped = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).put(GZIP_HEADER);
        for (var segment : segments) {
            zipped.put(segment.deflated());
            segment.checksum(sum);
        }
        return zipped.put(LAST_BLOCK)
                .putInt((int) sum.getValue())
                .putInt(length())
                .array();
    }

    private byte[] unzipped() {
        try (var content = new GZIPInputStream(new ByteArrayInputStream(kept))) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("What was compressed can be read again", e);
        }
    }

    private int length() {
        int length = 0;
        for (var segment : segments) {
            length += segment.length();
        }
        return length;
    }
}
