package se.samverkan.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** CPU time and memory of a process and its descendants, from /proc. */
public record ProcessTree(long pid) {

    /** USER_HZ, the unit of CPU times in /proc on every Linux that Java supports. */
    private static final long TICKS_PER_SECOND = 100;

    private static final int UTIME = 11;
    private static final int STIME = 12;

    /**
     * Memory in KiB.
     *
     * @param rss counts shared pages in full
     * @param pss divides them among their processes
     * @param anonymous the pages that are no copy of a file: the system cannot take them back while the process lives
     */
    public record Memory(long rss, long pss, long anonymous) {

        public static final Memory NOTHING = new Memory(0, 0, 0);

        public Memory plus(Memory other) {
            return new Memory(rss + other.rss, pss + other.pss, anonymous + other.anonymous);
        }

        public double rssMiB() {
            return rss / 1024.0;
        }

        public double pssMiB() {
            return pss / 1024.0;
        }

        public double anonymousMiB() {
            return anonymous / 1024.0;
        }
    }

    /** User and system time. */
    public Duration cpu() {
        return Duration.ofMillis(processes()
                        .mapToLong(process -> {
                            // The name in parentheses before it may contain spaces.
                            var line = read(process, "stat");
                            var fields = line.substring(line.lastIndexOf(')') + 1)
                                    .strip()
                                    .split(" ", -1);
                            return fields.length <= STIME
                                    ? 0
                                    : Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME]);
                        })
                        .sum()
                * 1000
                / TICKS_PER_SECOND);
    }

    public Memory memory() {
        return processes().map(ProcessTree::memoryOf).reduce(Memory.NOTHING, Memory::plus);
    }

    /** The memory of the process without its descendants. */
    public Memory ownMemory() {
        return memoryOf(pid);
    }

    public List<ProcessTree> children() {
        return ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::children)
                .map(child -> new ProcessTree(child.pid()))
                .toList();
    }

    public String command() {
        return read(pid, "cmdline").replace('\0', ' ').strip();
    }

    private Stream<Long> processes() {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(ProcessHandle::pid);
    }

    private static Memory memoryOf(long process) {
        var lines = read(process, "smaps_rollup").lines().toList();
        return new Memory(kibibytes(lines, "Rss:"), kibibytes(lines, "Pss:"), kibibytes(lines, "Anonymous:"));
    }

    private static long kibibytes(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    /** The content of a file in /proc; empty for a process that has ended, also if its parent has not collected it yet. */
    private static String read(long process, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process), file));
        } catch (AccessDeniedException e) {
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            // The file is gone (ENOENT), or the process has given its memory back and waits for its parent (ESRCH).
            return "";
        }
    }
}
