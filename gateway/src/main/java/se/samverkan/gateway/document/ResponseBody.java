package se.samverkan.gateway.document;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/** A public answer: JSON in fragments, with the entity tag of their content. */
public final class ResponseBody {
    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    /** An empty last block, in the code that needs no table. */
    private static final byte[] LAST_BLOCK = {3, 0};

    private static final int GZIP_TRAILER = 8;

    private final List<JsonSegment> fragments;
    private final String tag;
    private final String etag;
    private final String etagOfGzip;
    private final int ownBytes;

    /**
     * The tag must change whenever a byte of the fragments does.
     *
     * @param ownBytes how many bytes of the fragments are nobody else's
     */
    ResponseBody(List<JsonSegment> fragments, String tag, int ownBytes) {
        this.fragments = fragments;
        this.ownBytes = ownBytes;
        this.tag = tag;
        this.etag = "\"" + tag + "\"";
        this.etagOfGzip = "\"" + tag + "-gzip\"";
    }

    /** An answer of one piece. */
    public static ResponseBody of(byte[] json) {
        return new ResponseBody(
                List.of(JsonSegment.of(json)), new ContentHash().add(json).toString(), json.length);
    }

    /** An answer of pieces that others have, too. */
    public static ResponseBody of(List<JsonSegment> fragments) {
        var tag = new ContentHash();
        fragments.forEach(tag::add);
        return new ResponseBody(fragments, tag.toString(), 0);
    }

    /** The same with its links on another address: in no text of a document stands a quotation mark that is not escaped. */
    public ResponseBody linkedTo(String rendered, String other) {
        var text = new String(bytes(), StandardCharsets.UTF_8);
        return of(text.replace("\"href\":\"" + rendered, "\"href\":\"" + other).getBytes(StandardCharsets.UTF_8));
    }

    /** Stands for what is written while it is sent: nothing of it is known before but its tag. */
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

    /** Whether one of these entity tags is of this answer, in either form. */
    public boolean isAmong(String etags) {
        return etags.contains(tag) || etags.strip().equals("*");
    }

    /** How much memory the answer costs beside that of the documents in it. */
    public int ownBytes() {
        return ownBytes;
    }

    /** The bytes, to be sent: nothing is copied before that. */
    public Buffer buffer() {
        var parts = new ByteBuf[fragments.size()];
        Arrays.setAll(parts, part -> fragments.get(part).buffer());
        return wrapped(Unpooled.wrappedBuffer(parts.length, parts));
    }

    public static Buffer buffer(JsonSegment whole) {
        return wrapped(whole.buffer());
    }

    /** Where Buffer.buffer(byte[]) would copy; each sending has its own view of the bytes, and nobody writes to them. */
    @SuppressWarnings("deprecation") // It only moves to another class with Vert.x 5.
    private static Buffer wrapped(ByteBuf bytes) {
        return Buffer.buffer(bytes);
    }

    public byte[] bytes() {
        var bytes = new byte[length()];
        int at = 0;
        for (var fragment : fragments) {
            fragment.copyTo(bytes, at);
            at += fragment.length();
        }
        return bytes;
    }

    public byte[] gzip() {
        int size = GZIP_HEADER.length + LAST_BLOCK.length + GZIP_TRAILER;
        for (var fragment : fragments) {
            size += fragment.deflated().length;
        }
        var sum = new CRC32();
        var zipped = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).put(GZIP_HEADER);
        for (var fragment : fragments) {
            zipped.put(fragment.deflated());
            fragment.checksum(sum);
        }
        return zipped.put(LAST_BLOCK)
                .putInt((int) sum.getValue())
                .putInt(length())
                .array();
    }

    private int length() {
        int length = 0;
        for (var fragment : fragments) {
            length += fragment.length();
        }
        return length;
    }
}
