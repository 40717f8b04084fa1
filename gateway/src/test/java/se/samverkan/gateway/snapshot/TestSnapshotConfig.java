package se.samverkan.gateway.snapshot;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The settings of snapshots in tests. */
public record TestSnapshotConfig(Duration interval, long maxBytes) implements SnapshotConfig {
    /** A snapshot after every commit, of any size. */
    public TestSnapshotConfig() {
        this(Duration.ZERO, Long.MAX_VALUE);
    }

    @Override
    public Optional<Path> directory() {
        return Optional.empty();
    }

    @Override
    public MemorySize maxSize() {
        return new MemorySize(BigInteger.valueOf(maxBytes));
    }
}
