package se.samverkan.gateway.document;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import se.samverkan.gateway.snapshot.SnapshotInput;
import se.samverkan.gateway.snapshot.SnapshotOutput;

/**
 * The texts of a document as spans of its JSON, which are decoded one by one without parsing the rest or storing
 * any text twice.
 */
public final class TextSpans {
    /** Separates two texts and occurs in none, so that no snippet spans two members. */
    public static final char SEPARATOR = '\0';

    private static final TextSpans NONE = new TextSpans(new byte[0], new byte[0], 0);

    private final byte[] json;
    /** Three numbers for each text: the bytes since the previous one, its bytes, and its bytes minus its characters. */
    private final byte[] places;

    private final int length;

    private TextSpans(byte[] json, byte[] places, int length) {
        this.json = json;
        this.places = places;
        this.length = length;
    }

    /** A text between its quotes: the first byte, the byte after the last, and the number of characters. */
    record Place(int from, int to, int characters) {}

    /** Creates the spans from places in ascending order. */
    static TextSpans of(byte[] json, List<Place> texts) {
        if (texts.isEmpty()) {
            return NONE;
        }
        var numbers = new byte[3 * 5 * texts.size()];
        int end = 0;
        int last = 0;
        int length = -1;
        for (var text : texts) {
            int bytes = text.to() - text.from();
            end = write(text.from() - last, numbers, end);
            end = write(bytes, numbers, end);
            end = write(bytes - text.characters(), numbers, end);
            last = text.to();
            length += text.characters() + 1;
        }
        return new TextSpans(json, Arrays.copyOf(numbers, end), length);
    }

    /** Writes the places of the texts, without the JSON. */
    void write(SnapshotOutput out) {
        out.number(length);
        out.bytes(places);
    }

    static TextSpans read(SnapshotInput in, byte[] json) {
        int length = (int) in.number();
        var places = in.bytes();
        return places.length == 0 ? NONE : new TextSpans(json, places, length);
    }

    /** The length of all texts with a separator between each two. */
    int length() {
        return length;
    }

    /** All texts with a separator between each two. */
    public String whole() {
        var whole = new StringBuilder(length);
        for (var text = new Reader(); text.next(); ) {
            whole.append(text.at == 0 ? "" : SEPARATOR).append(text.read());
        }
        return whole.toString();
    }

    /** The same, but only the texts that contain one of the ascending places are decoded. */
    public String around(int[] places) {
        var whole = new char[length];
        int next = 0;
        for (var text = new Reader(); text.next(); ) {
            if (next < places.length && places[next] < text.end) {
                text.read().getChars(0, text.end - text.at, whole, text.at);
            }
            while (next < places.length && places[next] < text.end) {
                next++;
            }
        }
        return new String(whole);
    }

    private static int write(int number, byte[] to, int at) {
        int rest = number;
        int end = at;
        while (rest > 127) {
            to[end++] = (byte) (rest | 128);
            rest >>>= 7;
        }
        to[end++] = (byte) rest;
        return end;
    }

    /** Iterates over the texts. */
    final class Reader {
        private int next;
        private int from;
        private int to;
        /** The positions of the text's start and end in the whole. */
        int at = -1;

        int end = -1;

        boolean next() {
            if (next == places.length) {
                return false;
            }
            from = to + number();
            to = from + number();
            at = end + 1;
            end = at + to - from - number();
            return true;
        }

        String read() {
            var text = new String(json, from, to - from, StandardCharsets.UTF_8);
            return text.length() == end - at ? text : unescaped(text);
        }

        private int number() {
            int number = 0;
            int shift = 0;
            while (places[next] < 0) {
                number |= (places[next++] & 127) << shift;
                shift += 7;
            }
            return number | places[next++] << shift;
        }
    }

    private static String unescaped(String text) {
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character != '\\') {
                plain.append(character);
                continue;
            }
            char escaped = text.charAt(++i);
            plain.append(
                    switch (escaped) {
                        case 'b' -> '\b';
                        case 'f' -> '\f';
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        case 't' -> '\t';
                        case 'u' -> {
                            i += 4;
                            yield (char) Integer.parseInt(text, i - 3, i + 1, 16);
                        }
                        default -> escaped;
                    });
        }
        return plain.toString();
    }
}
