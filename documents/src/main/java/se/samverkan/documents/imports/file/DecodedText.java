package se.samverkan.documents.imports.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A text and the encoding in which its bytes were read. */
record DecodedText(String encoding, String text) {
    private static final Charset SWEDISH_WINDOWS = Charset.forName("windows-1252");
    private static final String MARK = "\uFEFF";

    /** Reads bytes in this encoding; for null in UTF-8, or in windows-1252 if they are not UTF-8. */
    static DecodedText of(byte[] bytes, Charset charset) {
        if (charset != null) {
            return decoded(bytes, charset)
                    .orElseThrow(() -> UnreadableFile.because("is not valid " + charset.name()
                            + ": name the encoding of the file in the Content-Type, such as charset=windows-1252"));
        }
        var first = isUtf16(bytes) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        return decoded(bytes, first)
                .or(() -> decoded(bytes, SWEDISH_WINDOWS))
                .orElseThrow(
                        () -> UnreadableFile.because("is neither UTF-8 nor windows-1252: save it as CSV in UTF-8"));
    }

    /** The text, without a byte order mark; empty if the bytes are of another encoding. */
    static Optional<DecodedText> decoded(byte[] bytes, Charset charset) {
        try {
            var text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(new DecodedText(charset.name(), text.startsWith(MARK) ? text.substring(1) : text));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Whether they begin with a mark of UTF-16, which Excel writes as "Unicode text". */
    private static boolean isUtf16(byte[] bytes) {
        return bytes.length > 1
                && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
                        || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF));
    }
}
