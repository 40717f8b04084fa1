package se.samverkan.bench.report;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import se.samverkan.bench.process.Cleanup;

/** One run of ./bench: what it was asked for, what it has found so far, and what has to be cleaned up after it. */
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

    public boolean wants(String key) {
        return only.isEmpty() || only.contains(key);
    }

    public boolean wantsAny(List<String> keys) {
        return keys.stream().anyMatch(this::wants);
    }

    /** A line for who waits. */
    public void say(String line) {
        print(String.format(Locale.ROOT, "[%4d s] ", (System.nanoTime() - begin) / 1_000_000_000) + line + "\n");
    }

    public void print(String text) {
        out.print(text);
        out.flush();
    }

    public void add(Row row) {
        rows.add(row);
    }

    /** Whether no answer was wrong; that a goal was missed is no failure of the run. */
    public boolean isCorrect() {
        return rows.stream().noneMatch(Row::isWrong);
    }
}
