package se.samverkan.stack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Random passwords, each stored in a file of its own that only its owner can read. */
public record Passwords(Path directory) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** The role's password; the first call creates it. */
    public String of(String role) {
        Path file = fileOf(role);
        if (!Files.exists(file)) {
            Directories.ownerOnly(directory);
            Directories.writeSecret(file, random());
        }
        try {
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new StartFailure("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Whether the role has a password already. */
    public boolean exist(String role) {
        return Files.exists(fileOf(role));
    }

    public Path fileOf(String role) {
        return directory.resolve(role);
    }

    /** A new password of 128 random bits, in hexadecimal. */
    public static String random() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
