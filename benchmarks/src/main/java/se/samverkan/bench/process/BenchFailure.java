package se.samverkan.bench.process;

/** Why there is nothing to measure: one line for a person to read. */
public final class BenchFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BenchFailure(String line) {
        super(line);
    }

    public BenchFailure(String line, Throwable cause) {
        super(line, cause);
    }
}
