package se.samverkan.gateway.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;

/** Identifies a build: another one may decode, render or index an event in another way. */
public final class BuildFingerprint {
    private static final String LIBRARIES = "lib";
    private static final String OUR_LIBRARY = "se.samverkan.";

    private BuildFingerprint() {}

    /** The fingerprint of the application that was started by its executable JAR, of its JVM and of settings. */
    public static String ofApplication(Object... settings) {
        var jar = Path.of(System.getProperty("java.class.path")).toAbsolutePath();
        return of(jar.getParent(), settings);
    }

    /** The name of another's library states its version; of our own JARs the content counts. */
    static String of(Path application, Object... settings) {
        var sum = new CRC32C();
        try (var files = Files.walk(application)) {
            for (var file : files.filter(path -> path.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                var name = application.relativize(file);
                sum.update(name.toString().getBytes(StandardCharsets.UTF_8));
                if (!name.startsWith(LIBRARIES) || file.getFileName().toString().startsWith(OUR_LIBRARY)) {
                    sum.update(Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Arrays.stream(settings)
                .map(String::valueOf)
                .collect(Collectors.joining(
                        " ", HexFormat.of().toHexDigits((int) sum.getValue()) + " " + Runtime.version() + " ", ""));
    }
}
