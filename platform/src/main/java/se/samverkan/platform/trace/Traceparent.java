package se.samverkan.platform.trace;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** The header {@code traceparent} (W3C Trace Context): the trace of a request and the step within it. */
public final class Traceparent {
    public static final String HEADER = "traceparent";
    /** The header with additions of the caller's tracing tools. */
    public static final String STATE_HEADER = "tracestate";

    private static final String VERSION = "00";
    private static final int TRACE_ID = 3;
    private static final int PARENT_ID = 36;
    private static final int FLAGS = 53;
    private static final int LENGTH = 55;
    private static final int SAMPLED = 1;
    private static final int RANDOM_TRACE_ID = 2;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

    private Traceparent() {}

    /**
     * A new step of the caller's trace, or the first step of a new trace if the caller's traceparent is invalid.
     *
     * @param caller the caller's traceparent; may be null or anything else
     */
    public static String after(String caller) {
        var next = new byte[LENGTH];
        next[0] = '0';
        next[1] = '0';
        next[TRACE_ID - 1] = '-';
        next[PARENT_ID - 1] = '-';
        next[FLAGS - 1] = '-';
        next[FLAGS] = '0';
        if (isValid(caller)) {
            for (int i = TRACE_ID; i < PARENT_ID - 1; i++) {
                next[i] = (byte) caller.charAt(i);
            }
            next[FLAGS + 1] = HEX[flags(caller)];
        } else {
            writeRandom(next, TRACE_ID);
            writeRandom(next, TRACE_ID + 16);
            // Not sampled, since no step of the trace is recorded.
            next[FLAGS + 1] = '0';
        }
        writeRandom(next, PARENT_ID);
        return new String(next, StandardCharsets.ISO_8859_1);
    }

    /** Whether both are steps of the same trace; the other may be null or malformed. */
    public static boolean isSameTrace(String traceparent, String other) {
        return other != null && traceparent.regionMatches(TRACE_ID, other, TRACE_ID, PARENT_ID - 1 - TRACE_ID);
    }

    /** A higher version is parsed by this version's format, as the specification asks; ff is invalid. */
    private static boolean isValid(String text) {
        return text != null
                && text.length() >= LENGTH
                && isHex(text, 0, TRACE_ID - 1)
                && !text.startsWith("ff")
                && text.charAt(TRACE_ID - 1) == '-'
                && isId(text, TRACE_ID, PARENT_ID - 1)
                && text.charAt(PARENT_ID - 1) == '-'
                && isId(text, PARENT_ID, FLAGS - 1)
                && text.charAt(FLAGS - 1) == '-'
                && isHex(text, FLAGS, LENGTH)
                && (text.length() == LENGTH || (!text.startsWith(VERSION) && text.charAt(LENGTH) == '-'));
    }

    /** The known flags (the second is of Level 2 of the specification); of a higher version only the first. */
    private static int flags(String valid) {
        int known = valid.startsWith(VERSION) ? SAMPLED | RANDOM_TRACE_ID : SAMPLED;
        return Character.digit(valid.charAt(FLAGS + 1), 16) & known;
    }

    private static boolean isId(String text, int from, int to) {
        int firstOther = from;
        while (firstOther < to && text.charAt(firstOther) == '0') {
            firstOther++;
        }
        return firstOther < to && isHex(text, firstOther, to);
    }

    private static boolean isHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char digit = text.charAt(i);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return true;
    }

    /** Writes sixteen random digits, not all zero; an id must be unique but not secret. */
    private static void writeRandom(byte[] text, int from) {
        long value = ThreadLocalRandom.current().nextLong();
        long bits = value == 0 ? 1 : value;
        for (int i = from + 15; i >= from; i--) {
            text[i] = HEX[(int) bits & 0xf];
            bits >>>= 4;
        }
    }
}
