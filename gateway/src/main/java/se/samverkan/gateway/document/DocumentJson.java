package se.samverkan.gateway.document;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import se.samverkan.domain.time.TemporalStatus;
import se.samverkan.gateway.snapshot.SnapshotInput;
import se.samverkan.gateway.snapshot.SnapshotOutput;

/** The JSON of a public document, of which only temporalStatus depends on the day; a follow-up has none. */
public final class DocumentJson {
    private static final byte[] STATUS = "\"temporalStatus\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final Map<TemporalStatus, JsonSegment> STATUSES = new EnumMap<>(TemporalStatus.class);
    private static final String NO_STATUS = "";

    /** The end of a document, after any additional members. */
    static final JsonSegment END = JsonSegment.of("}");

    static {
        for (var status : TemporalStatus.values()) {
            STATUSES.put(status, JsonSegment.of(status.name()));
        }
    }

    /** The bytes to send for one status, or null, and the same as a body. */
    public record Ready(TemporalStatus status, JsonSegment whole, ResponseBody body) {}

    private final JsonSegment beforeStatus;
    private final JsonSegment afterStatus;
    private final boolean hasStatus;
    private final String tag;
    private final TextSpans texts;
    private volatile Ready ready;

    /** Splits the JSON of a document at its status, unless that is null; the first temporalStatus is the document's own. */
    DocumentJson(byte[] json, TemporalStatus status) {
        this(json, status, null, DocumentText.of(json));
    }

    private DocumentJson(byte[] json, TemporalStatus status, String tag, TextSpans texts) {
        int end = json.length - 1;
        int statusAt = status == null ? end : indexOf(STATUS, json) + STATUS.length;
        this.beforeStatus = new JsonSegment(json, 0, statusAt);
        this.afterStatus = new JsonSegment(
                json, status == null ? end : statusAt + status.name().length(), end);
        this.hasStatus = status != null;
        this.tag = tag == null
                ? new ContentHash().add(beforeStatus).add(afterStatus).toString()
                : tag;
        this.texts = texts;
        this.ready = new Ready(status, JsonSegment.of(json), body(status));
    }

    void write(SnapshotOutput out) {
        var json = beforeStatus.source();
        int statusAt = beforeStatus.length();
        int statusLength = json.length - 1 - afterStatus.length() - statusAt;
        out.bytes(json);
        out.text(new String(json, statusAt, statusLength, StandardCharsets.US_ASCII));
        out.text(tag);
        texts.write(out);
    }

    static DocumentJson read(SnapshotInput in) {
        var json = in.bytes();
        var status = in.text();
        return new DocumentJson(
                json,
                status.equals(NO_STATUS) ? null : TemporalStatus.valueOf(status),
                in.text(),
                TextSpans.read(in, json));
    }

    /** The number of bytes without its status. */
    public int length() {
        return beforeStatus.length() + afterStatus.length();
    }

    boolean hasStatus() {
        return hasStatus;
    }

    /** The texts that search uses. */
    public TextSpans texts() {
        return texts;
    }

    /** The document with the status of today, cached until the status changes. */
    Ready ready(TemporalStatus today) {
        var known = ready;
        if (known.status() != today) {
            var body = body(today);
            known = new Ready(today, JsonSegment.of(body.bytes()), body);
            ready = known;
        }
        return known;
    }

    ResponseBody body(TemporalStatus status) {
        var segments =
                hasStatus ? List.of(beforeStatus, STATUSES.get(status), afterStatus, END) : List.of(beforeStatus, END);
        return new ResponseBody(segments, tag(status), 0);
    }

    /** Adds the segments of the document without its end. */
    void open(TemporalStatus status, List<JsonSegment> fragments) {
        fragments.add(beforeStatus);
        if (hasStatus) {
            fragments.add(STATUSES.get(status));
            fragments.add(afterStatus);
        }
    }

    /** The tag of the document without its status. */
    public String tag() {
        return tag;
    }

    /** The tag of the document with this status. */
    public String tag(TemporalStatus status) {
        return hasStatus ? tag + "-" + status : tag;
    }

    private static int indexOf(byte[] pattern, byte[] in) {
        for (int at = 0; at <= in.length - pattern.length; at++) {
            int same = 0;
            while (same < pattern.length && in[at + same] == pattern[same]) {
                same++;
            }
            if (same == pattern.length) {
                return at;
            }
        }
        throw new IllegalArgumentException("the document has no temporalStatus");
    }
}
