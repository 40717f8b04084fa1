package se.samverkan.faults.load;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import se.samverkan.faults.check.Finding;
import se.samverkan.faults.check.Observations;

/** Reads documents and lists without a token until it is stopped, and checks each response. */
final class ReaderLoop implements Runnable {

    private static final int PAUSE_MILLIS = 250;
    /** Below a minute the gateway does not state the age of a response. */
    private static final long UNSTATED_AGE_SECONDS = 60;

    private static final Pattern VERSION = Pattern.compile("\"version\":(\\d+)");

    private final Ledger ledger;
    private final PublicReads reads;
    private final RandomGenerator random;
    private final Map<String, Integer> newestSeen = new HashMap<>();
    private volatile boolean stopped;

    ReaderLoop(Ledger ledger, PublicReads reads, RandomGenerator random) {
        this.ledger = ledger;
        this.reads = reads;
        this.random = random;
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                var documents = ledger.documents();
                if (documents.isEmpty() || random.nextInt(5) == 0) {
                    read("/promises?municipality=0486&sort=-publishedAt&limit=20");
                } else {
                    read(documents.get(random.nextInt(documents.size())));
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private PublicReads.Served read(String path) throws InterruptedException {
        var served = reads.get(path).orElse(null);
        if (served == null) {
            ledger.found(new Finding(Finding.Kind.READ_ERROR, "no gateway answered " + path));
        } else if (served.response().body().contains(Observations.SECRET)) {
            ledger.found(new Finding(Finding.Kind.LEAKED, "a draft's text at " + path));
        }
        return served;
    }

    private void read(TrackedDocument document) throws InterruptedException {
        long begin = System.nanoTime();
        var served = read(document.path());
        if (served == null || served.response().statusCode() != 200) {
            return;
        }
        // Asked for after the read: a publication that was sent meanwhile may be the one that was read.
        if (!document.publicationSent()) {
            ledger.found(new Finding(Finding.Kind.LEAKED, "the draft " + document.path() + " is public"));
            return;
        }
        int version = version(served.response());
        long oldest = begin - TimeUnit.SECONDS.toNanos(allowedAge(served.response()));
        if (version < document.versionAcknowledgedBefore(oldest)) {
            ledger.found(new Finding(
                    Finding.Kind.READ_ERROR,
                    document.path() + ": version " + version + " is older than the stated age"));
        }
        Integer before = newestSeen.put(served.gateway() + document.path(), version);
        if (before != null && version < before) {
            ledger.found(new Finding(
                    Finding.Kind.OUT_OF_ORDER,
                    document.path() + ": version " + version + " after version " + before + " at gateway "
                            + (served.gateway() + 1)));
        }
    }

    private static int version(HttpResponse<String> response) {
        var found = VERSION.matcher(response.body());
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    private static long allowedAge(HttpResponse<String> response) {
        return Math.max(
                UNSTATED_AGE_SECONDS,
                response.headers().firstValueAsLong("Samverkan-Age").orElse(0) + 1);
    }
}
