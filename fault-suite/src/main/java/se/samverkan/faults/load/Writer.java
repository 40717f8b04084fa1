package se.samverkan.faults.load;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import se.samverkan.faults.check.Change;
import se.samverkan.faults.check.Change.Kind;
import se.samverkan.faults.load.ChangeClient.Request;

/** Creates, edits, publishes, confirms, withdraws and deletes documents of its own until it is stopped. */
final class Writer implements Runnable {

    private static final int MOST_PAUSE_MILLIS = 500;
    private static final int UNPROCESSABLE = 422;

    private final String name;
    private final Ledger ledger;
    private final ChangeClient client;
    private final RandomGenerator random;
    private final List<TrackedDocument> documents = new ArrayList<>();
    private int markers;
    private volatile boolean stopped;

    /** A writer whose name occurs in its markers, and in no other writer's. */
    Writer(String name, Ledger ledger, ChangeClient client, RandomGenerator random) {
        this.name = name;
        this.ledger = ledger;
        this.client = client;
        this.random = random;
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                act();
                Thread.sleep(random.nextInt(MOST_PAUSE_MILLIS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void act() throws InterruptedException {
        documents.removeIf(document -> !document.isUsable());
        var published = documents.stream().filter(TrackedDocument::isPublished).toList();
        int choice = random.nextInt(10);
        if (published.isEmpty() || choice < 2) {
            publishNew(random.nextInt(3) == 0 ? "agreements" : "promises", null);
            return;
        }
        var document = published.get(random.nextInt(published.size()));
        switch (choice) {
            case 2 -> followUp(document);
            case 3 -> withdraw(document);
            case 4 -> deleteDraft();
            default -> publishNext(document);
        }
    }

    private void publishNew(String collection, TrackedDocument subject) throws InterruptedException {
        var document = new TrackedDocument(collection, "dokument-" + nextMarker(), subject);
        if (create(document) && edit(document, false)) {
            publish(document);
        }
    }

    private void publishNext(TrackedDocument document) throws InterruptedException {
        // Follow-ups are confirmed now and then instead; the text of a draft in between must not become public.
        if (document.subject() != null && random.nextBoolean()) {
            confirm(document);
        } else if ((random.nextBoolean() || edit(document, true)) && edit(document, false)) {
            publish(document);
        }
    }

    private void followUp(TrackedDocument promise) throws InterruptedException {
        boolean hasFollowUp = documents.stream().anyMatch(document -> promise.equals(document.subject()));
        if (promise.path().startsWith("/promises/") && !hasFollowUp) {
            publishNew("follow-ups", promise);
        }
    }

    private void deleteDraft() throws InterruptedException {
        var document = new TrackedDocument("agreements", "dokument-" + nextMarker(), null);
        if (create(document)) {
            change(
                    document,
                    Kind.DELETED,
                    nextMarker(),
                    new Request("archivist", "DELETE", document.path(), document.etag(), null));
        }
    }

    /** Creates a draft with a text that must stay secret. */
    private boolean create(TrackedDocument document) throws InterruptedException {
        documents.add(document);
        ledger.add(document);
        var marker = nextMarker();
        var collection = document.path().substring(0, document.path().lastIndexOf('/'));
        return change(
                document,
                Kind.CREATED,
                marker,
                new Request("archivist", "POST", collection, null, RequestText.of(document, marker, true)));
    }

    private boolean edit(TrackedDocument document, boolean secret) throws InterruptedException {
        var marker = nextMarker();
        return change(
                document,
                Kind.EDITED,
                marker,
                new Request(
                        "archivist",
                        "PUT",
                        document.path(),
                        document.etag(),
                        RequestText.of(document, marker, secret)));
    }

    private boolean publish(TrackedDocument document) throws InterruptedException {
        document.sendingPublication();
        return change(
                document,
                Kind.PUBLISHED,
                document.text(),
                new Request("archivist", "POST", document.path() + "/publications", document.etag(), "{}"));
    }

    private void confirm(TrackedDocument followUp) throws InterruptedException {
        var marker = nextMarker();
        change(
                followUp,
                Kind.CONFIRMED,
                marker,
                new Request(
                        "approver",
                        "PUT",
                        followUp.path() + "/confirmations/" + ChangeClient.PARTY,
                        followUp.etag(),
                        "{\"status\": \"CONFIRMED\", \"comment\": \"" + marker + "\"}"));
    }

    private void withdraw(TrackedDocument document) throws InterruptedException {
        var marker = nextMarker();
        change(
                document,
                Kind.WITHDRAWN,
                marker,
                new Request(
                        "approver",
                        "POST",
                        document.path() + "/withdrawals",
                        document.etag(),
                        "{\"explanation\": \"" + marker + "\"}"));
    }

    /** Sends a change and enters its outcome into the ledger; returns whether it was acknowledged. */
    private boolean change(TrackedDocument document, Kind kind, String marker, Request request)
            throws InterruptedException {
        var answer = client.send(request);
        int version = document.version() + (kind == Kind.PUBLISHED ? 1 : 0);
        var change = new Change(kind, marker, version, System.nanoTime());
        if (answer.isEmpty()) {
            document.unclear(change);
            ledger.refused("no definite response to " + request.method() + " " + request.path());
            return false;
        }
        if (!answer.get().isSuccess()) {
            document.abandon();
            // A follow-up needs its promise at its owner, which hears of it through Kafka.
            if (answer.get().status() != UNPROCESSABLE || document.subject() == null) {
                ledger.refused(request.method() + " " + request.path() + ", If-Match " + request.etag() + ": "
                        + answer.get().body());
            }
            return false;
        }
        if (kind == Kind.CREATED) {
            document.created(
                    request.path() + "/" + answer.get().body().path("id").asText());
        }
        document.acknowledged(change, answer.get().etag());
        return true;
    }

    private String nextMarker() {
        return name + "-" + markers++ + ".";
    }
}
