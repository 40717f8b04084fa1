package se.samverkan.documents.replica;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The published documents of other services that a request or a job refers to. A job waits for them between its transactions. */
@RequestScoped
public class ReferencedDocuments {
    /** Of a job in all: what was published before it began comes in its first seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Inject
    ReplicatedDocuments replicas;

    private final Set<ReplicatedDocuments.Reference> missing = new HashSet<>();
    private long left = PATIENCE.toNanos();

    /** Forgets what was missing before. */
    public void begin() {
        missing.clear();
    }

    /** As {@link ReplicatedDocuments#find}, and remembers what is missing. */
    public <T> Optional<T> find(String collection, UUID id, Class<T> type) {
        var found = replicas.find(collection, id, type);
        if (found.isEmpty()) {
            missing.add(new ReplicatedDocuments.Reference(collection, id));
        }
        return found;
    }

    /** As {@link ReplicatedDocuments#await}, for a request. */
    public <T> Optional<T> await(String collection, UUID id, Class<T> type) {
        return replicas.await(collection, id, type);
    }

    /** Waits until everything that was missing has come; false if nothing was, or if it does not come in time. */
    public boolean haveCome() {
        if (missing.isEmpty()) {
            return false;
        }
        long begin = System.nanoTime();
        var haveCome = replicas.await(Set.copyOf(missing), Duration.ofNanos(left));
        left -= System.nanoTime() - begin;
        return haveCome;
    }
}
