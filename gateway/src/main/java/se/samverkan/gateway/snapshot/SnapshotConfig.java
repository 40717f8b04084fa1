package se.samverkan.gateway.snapshot;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where and when snapshots are written. */
@ConfigMapping(prefix = "samverkan.snapshot")
public interface SnapshotConfig {
    /** The directory of one gateway; without it there are no snapshots. */
    Optional<Path> directory();

    /** The time from one snapshot to the next, if something changed. */
    Duration interval();

    /** A larger snapshot is not kept. */
    MemorySize maxSize();
}
