package se.samverkan.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The hardware and software that the figures were measured on. */
public record Machine(String cores, String memory, String model, String kernel, String jdk) {

    public static Machine here() {
        return new Machine(
                Runtime.getRuntime().availableProcessors() + " cores",
                FigureFormat.number(kibibytes() / 1024.0 / 1024.0, "GiB"),
                field("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch")),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                "JDK " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")");
    }

    private static long kibibytes() {
        return field("/proc/meminfo", "MemTotal")
                .map(text -> Long.valueOf(text.replaceAll("\\D", "")))
                .orElse(0L);
    }

    private static Optional<String> field(String file, String name) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    String text() {
        return String.join(", ", model, cores, memory, kernel, jdk);
    }
}
