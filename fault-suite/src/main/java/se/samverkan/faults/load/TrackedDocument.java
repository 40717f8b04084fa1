package se.samverkan.faults.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.samverkan.faults.check.Change;
import se.samverkan.faults.check.DocumentHistory;

/** A document of a writer, with its acknowledged changes; readers look at it meanwhile. */
final class TrackedDocument {

    private final String marker;
    private final TrackedDocument subject;
    private final List<Change> changes = new ArrayList<>();
    private volatile String path;
    private volatile boolean publicationSent;
    private String etag;
    private String text;
    private Change unclear;
    private boolean abandoned;

    /** A document that is to be created; the subject is null unless it is a follow-up. */
    TrackedDocument(String collection, String marker, TrackedDocument subject) {
        this.path = "/" + collection + "/not-created";
        this.marker = marker;
        this.subject = subject;
    }

    String path() {
        return path;
    }

    String marker() {
        return marker;
    }

    TrackedDocument subject() {
        return subject;
    }

    String etag() {
        return etag;
    }

    /** The marker of the working copy. */
    String text() {
        return text;
    }

    /** Whether a publication has been sent at some time, after which readers may see the document. */
    boolean publicationSent() {
        return publicationSent;
    }

    void sendingPublication() {
        publicationSent = true;
    }

    synchronized void created(String newPath) {
        path = newPath;
    }

    synchronized void acknowledged(Change change, String newEtag) {
        changes.add(change);
        if (change.kind() == Change.Kind.CREATED || change.kind() == Change.Kind.EDITED) {
            text = change.marker();
        }
        etag = newEtag;
    }

    synchronized void unclear(Change change) {
        unclear = change;
        abandoned = true;
    }

    /** The writer changes the document no more. */
    synchronized void abandon() {
        abandoned = true;
    }

    synchronized boolean isUsable() {
        return !abandoned && !changes.isEmpty() && last() != Change.Kind.DELETED;
    }

    synchronized boolean isPublished() {
        return isUsable() && isPublic();
    }

    private boolean isPublic() {
        return changes.stream()
                .filter(change -> change.kind().isPublic())
                .reduce((before, after) -> after)
                .filter(change -> change.kind() != Change.Kind.WITHDRAWN)
                .isPresent();
    }

    private Change.Kind last() {
        return changes.getLast().kind();
    }

    synchronized int version() {
        return changes.isEmpty() ? 0 : changes.getLast().version();
    }

    /** The newest version that was acknowledged before a time, as of System.nanoTime; zero if there was none. */
    synchronized int versionAcknowledgedBefore(long nanos) {
        return changes.stream()
                .filter(change -> change.acknowledgedNanos() - nanos < 0)
                .mapToInt(Change::version)
                .max()
                .orElse(0);
    }

    synchronized DocumentHistory history() {
        return new DocumentHistory(
                path,
                marker,
                Optional.ofNullable(subject).map(TrackedDocument::path),
                List.copyOf(changes),
                Optional.ofNullable(unclear));
    }
}
