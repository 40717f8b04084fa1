package se.samverkan.faults.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the writer of a document knows about it.
 *
 * @param path the path below the API, with the collection and the id
 * @param marker a text that every revision of this document contains, and no other document
 * @param subject the path of the promise that a follow-up is about; empty for other documents
 * @param changes the acknowledged changes in their order
 * @param unclear the change whose outcome stayed unknown, after which the writer left the document alone
 */
public record DocumentHistory(
        String path, String marker, Optional<String> subject, List<Change> changes, Optional<Change> unclear) {

    public String id() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    String topic() {
        return "samverkan." + path.substring(1, path.lastIndexOf('/'));
    }

    Stream<Change> publicChanges() {
        return changes.stream().filter(change -> change.kind().isPublic());
    }

    /** The newest change that readers see. */
    Optional<Change> newestPublic() {
        return publicChanges().reduce((before, after) -> after);
    }

    boolean isDeleted() {
        return changes.getLast().kind() == Change.Kind.DELETED;
    }

    /** Whether readers may see a withdrawal instead of the text. */
    boolean isWithdrawn() {
        return newestPublic()
                .filter(change -> change.kind() == Change.Kind.WITHDRAWN)
                .isPresent();
    }

    int versions() {
        return (int) changes.stream()
                .filter(change -> change.kind() == Change.Kind.PUBLISHED)
                .count();
    }
}
