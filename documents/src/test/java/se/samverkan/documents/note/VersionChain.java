package se.samverkan.documents.note;

import static se.samverkan.documents.note.NoteRequests.NOTES;
import static se.samverkan.stack.testing.ServiceRequests.as;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The versions of a note as its parties read them, and the documented check of their hashes. */
public final class VersionChain {
    private static final Set<String> HASHED =
            Set.of("number", "previousHash", "contentHash", "publishedAt", "organisation", "basis", "changeNote");

    private VersionChain() {}

    /** Oldest first. */
    public static List<Map<String, Object>> of(String id) {
        return as("editor")
                .get(NOTES.at(id) + "/versions")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    /** The text of a version, byte for byte. */
    public static byte[] content(String id, int number) {
        return as("editor")
                .get(NOTES.at(id) + "/versions/" + number)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    public static String text(String id, int number) {
        return new String(content(id, number), StandardCharsets.UTF_8);
    }

    /** The expected hash of a version: of a flat object, sorted members without spaces are canonical. */
    public static String expectedHash(Map<String, Object> version) throws JsonProcessingException {
        var hashed = new TreeMap<>(version);
        hashed.keySet().retainAll(HASHED);
        return sha256(new ObjectMapper().writeValueAsString(hashed).getBytes(StandardCharsets.UTF_8));
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
