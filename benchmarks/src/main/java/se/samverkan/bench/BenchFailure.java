package se.samverkan.bench;

/** Why there is nothing to measure: one line for a person to read. */
final class BenchFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    BenchFailure(String line) {
        super(line);
    }

    BenchFailure(String line, Throwable cause) {
        super(line, cause);
    }
}
