package se.samverkan.faults.load;

import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import se.samverkan.faults.check.DocumentHistory;
import se.samverkan.faults.check.Finding;

/** The documents of all writers of a round, and what writers and readers noticed meanwhile. */
public final class Ledger {

    private final String round = UUID.randomUUID().toString().substring(0, 8);
    private final List<TrackedDocument> documents = new CopyOnWriteArrayList<>();
    private final Queue<Finding> findings = new ConcurrentLinkedQueue<>();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();

    /** A text that the documents of this round contain, and no others. */
    public String round() {
        return round;
    }

    void add(TrackedDocument document) {
        documents.add(document);
    }

    List<TrackedDocument> documents() {
        return documents;
    }

    void found(Finding finding) {
        findings.add(finding);
    }

    void refused(String refusal) {
        refusals.add(refusal);
    }

    public List<DocumentHistory> histories() {
        return documents.stream().map(TrackedDocument::history).toList();
    }

    /** What readers noticed. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Changes that were refused although the writer's own acknowledged changes allowed them. */
    public List<String> refusals() {
        return List.copyOf(refusals);
    }

    /** The number of acknowledged changes. */
    public int acknowledged() {
        return documents.stream()
                .mapToInt(document -> document.history().changes().size())
                .sum();
    }
}
