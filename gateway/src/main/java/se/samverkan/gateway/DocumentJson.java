package se.samverkan.gateway;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import se.samverkan.kit.content.TemporalStatus;

/** The JSON of a public document for every day: only its temporalStatus depends on the day. */
final class DocumentJson {
    private static final byte[] STATUS = "\"temporalStatus\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final Map<TemporalStatus, Fragment> STATUSES = new EnumMap<>(TemporalStatus.class);

    /** The end of every document, which a document with more members has later. */
    static final Fragment END = Fragment.of("}");

    static {
        for (var status : TemporalStatus.values()) {
            STATUSES.put(status, Fragment.of(status.name()));
        }
    }

    /** The bytes to be sent as they are, and the same as an answer. */
    record Ready(TemporalStatus status, Fragment whole, Answer answer) {}

    private final Fragment beforeStatus;
    private final Fragment afterStatus;
    private final String tag;
    private final Passages texts;
    private volatile Ready ready;

    /** Takes the whole document with its status on some day; the first temporalStatus is the document's own. */
    DocumentJson(byte[] json, TemporalStatus status) {
        int statusAt = indexOf(STATUS, json) + STATUS.length;
        this.beforeStatus = new Fragment(json, 0, statusAt);
        this.afterStatus = new Fragment(json, statusAt + status.name().length(), json.length - 1);
        this.tag = new ContentTag().add(beforeStatus).add(afterStatus).toString();
        this.texts = DocumentText.of(json);
        this.ready = new Ready(status, Fragment.of(json), answer(status));
    }

    /** What a search looks in. */
    Passages texts() {
        return texts;
    }

    /** The document with its status on the reader's own day; kept until a later day brings another. */
    Ready ready(TemporalStatus today) {
        var known = ready;
        if (known.status() != today) {
            var answer = answer(today);
            known = new Ready(today, Fragment.of(answer.bytes()), answer);
            ready = known;
        }
        return known;
    }

    Answer answer(TemporalStatus status) {
        return new Answer(List.of(beforeStatus, STATUSES.get(status), afterStatus, END), tag(status), 0);
    }

    /** Everything but the end. */
    void open(TemporalStatus status, List<Fragment> fragments) {
        fragments.add(beforeStatus);
        fragments.add(STATUSES.get(status));
        fragments.add(afterStatus);
    }

    /** The tag of everything but the status: the same on every day. */
    String tag() {
        return tag;
    }

    /** The tag of the document with this status. */
    String tag(TemporalStatus status) {
        return tag + "-" + status;
    }

    private static int indexOf(byte[] sought, byte[] in) {
        for (int at = 0; at <= in.length - sought.length; at++) {
            int same = 0;
            while (same < sought.length && in[at + same] == sought[same]) {
                same++;
            }
            if (same == sought.length) {
                return at;
            }
        }
        throw new IllegalArgumentException("the document has no temporalStatus");
    }
}
