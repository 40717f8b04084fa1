package se.samverkan.stack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds the most informative line of a log file. */
public final class LogFile {

    private static final Predicate<String> ERROR = Pattern.compile(
                    "\\b(ERROR|FATAL|PANIC|Caused by:|Exception in thread|error:)")
            .asPredicate();

    private LogFile() {}

    /** The last line that contains an error, or the last line where none does. */
    public static String lastError(Path log) {
        try {
            // Not readString, which fails on malformed UTF-8.
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList()
                    .reversed();
            return lines.stream()
                    .filter(ERROR)
                    .findFirst()
                    .or(() -> lines.stream().findFirst())
                    .orElse("(the log is empty)");
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }
}
