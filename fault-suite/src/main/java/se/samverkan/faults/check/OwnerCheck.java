package se.samverkan.faults.check;

import static se.samverkan.faults.check.Finding.Kind.DOUBLED;
import static se.samverkan.faults.check.Finding.Kind.LOST;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The guarantees of the owners: each acknowledged change was made, and made once. */
record OwnerCheck(Observations seen, Expectation expectation) {

    List<Finding> findings() {
        return seen.histories().stream().flatMap(this::findings).toList();
    }

    private Stream<Finding> findings(DocumentHistory history) {
        var rows = seen.owned().values().stream()
                .filter(document -> document.working().contains(history.marker()))
                .toList();
        if (rows.size() > 1) {
            var ids = rows.stream().map(OwnerDocument::id).toList();
            return Stream.of(new Finding(DOUBLED, "one creation made the documents " + ids));
        }
        if (expectation == Expectation.OWNER_STATE || history.changes().isEmpty()) {
            return Stream.empty();
        }
        if (history.isDeleted() || unclear(history, Change.Kind.DELETED).isPresent()) {
            return rows.isEmpty() || !history.isDeleted()
                    ? Stream.empty()
                    : Stream.of(new Finding(LOST, "the deletion of " + history.path()));
        }
        if (rows.isEmpty()) {
            return Stream.of(new Finding(LOST, "the document " + history.path()));
        }
        return compare(history, rows.getFirst()).stream();
    }

    private static List<Finding> compare(DocumentHistory history, OwnerDocument stored) {
        var findings = new ArrayList<Finding>();
        for (var change : history.changes()) {
            if (change.kind() == Change.Kind.PUBLISHED
                    && (stored.versions().size() < change.version()
                            || !stored.versions().get(change.version() - 1).contains(change.marker()))) {
                findings.add(new Finding(LOST, "version of " + history.path() + ", " + change));
            }
        }
        int most = history.versions() + (unclear(history, Change.Kind.PUBLISHED).isPresent() ? 1 : 0);
        if (stored.versions().size() > most) {
            findings.add(new Finding(
                    DOUBLED,
                    history.path() + " has " + stored.versions().size() + " versions, acknowledged are " + most));
        }
        history.changes().stream()
                .filter(change -> change.kind() == Change.Kind.CREATED || change.kind() == Change.Kind.EDITED)
                .reduce((before, after) -> after)
                .filter(newest -> !stored.working().contains(newest.marker())
                        && unclear(history, Change.Kind.EDITED).isEmpty())
                .ifPresent(newest -> findings.add(new Finding(LOST, "text of " + history.path() + ", " + newest)));
        if (history.unclear().isEmpty() && !stored.status().equals(status(history))) {
            findings.add(new Finding(
                    LOST, history.path() + " has the status " + stored.status() + " instead of " + status(history)));
        }
        return findings;
    }

    private static Optional<Change> unclear(DocumentHistory history, Change.Kind kind) {
        return history.unclear().filter(change -> change.kind() == kind);
    }

    private static String status(DocumentHistory history) {
        if (history.newestPublic().isEmpty()) {
            return "DRAFT";
        }
        return history.isWithdrawn() ? "WITHDRAWN" : "PUBLISHED";
    }
}
