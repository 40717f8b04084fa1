package se.samverkan.bench.report;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import se.samverkan.bench.process.Cleanup;

/** The state of a run of ./bench: its options, the rows measured so far, and its resources. */
public record BenchRun(
        Path home,
        Path directory,
        List<Integer> scales,
        Set<String> only,
        int seconds,
        long seed,
        Cleanup cleanup,
        PrintWriter out,
        List<Row> rows,
        long begin) {

    public static final int ROUNDS = 3;

    public BenchRun(
            Path home,
            Path directory,
            List<Integer> scales,
            Set<String> only,
            int seconds,
            long seed,
            Cleanup cleanup,
            PrintWriter out) {
        this(home, directory, scales, only, seconds, seed, cleanup, out, new ArrayList<>(), System.nanoTime());
    }

    /** Whether the run measures this case. */
    public boolean includes(String key) {
        return only.isEmpty() || only.contains(key);
    }

    public boolean includesAny(List<String> keys) {
        return keys.stream().anyMatch(this::includes);
    }

    /** Prints a line of progress. */
    public void log(String line) {
        print(String.format(Locale.ROOT, "[%4d s] ", (System.nanoTime() - begin) / 1_000_000_000) + line + "\n");
    }

    public void print(String text) {
        out.print(text);
        out.flush();
    }

    public void add(Row row) {
        rows.add(row);
    }

    /** Whether all responses were correct; a missed goal does not fail the run. */
    public boolean isCorrect() {
        return rows.stream().noneMatch(Row::hasMismatch);
    }
}
