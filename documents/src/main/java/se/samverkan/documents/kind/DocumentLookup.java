package se.samverkan.documents.kind;

import java.util.Optional;
import java.util.UUID;

/** Finds published documents of other services; the caller decides whether it waits for one that may be on its way. */
@FunctionalInterface
public interface DocumentLookup {

    /** The published document as a record of the members that are needed. */
    <T> Optional<T> find(String collection, UUID id, Class<T> type);
}
