package se.samverkan.faults.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import se.samverkan.faults.check.Change;
import se.samverkan.faults.check.Finding;
import se.samverkan.faults.check.Observations;
import se.samverkan.faults.load.FakeGateway.Reply;
import se.samverkan.stack.process.Ports;

class ReaderLoopTest {
    private final Ledger ledger = new Ledger();

    /** A document whose version was acknowledged some seconds ago. */
    private TrackedDocument document(int version, int secondsAgo) {
        var document = new TrackedDocument("promises", "dokument-1.", null);
        document.created("/promises/1");
        document.sendingPublication();
        document.acknowledged(
                new Change(
                        Change.Kind.PUBLISHED,
                        "w-1.",
                        version,
                        System.nanoTime() - TimeUnit.SECONDS.toNanos(secondsAgo)),
                "\"1\"");
        ledger.add(document);
        return document;
    }

    /** Reads until the first finding, of gateways the second of which is dead. */
    private Finding firstFinding(FakeGateway gateway) throws InterruptedException {
        var dead = URI.create("http://127.0.0.1:" + Ports.oneFree());
        var loop = new ReaderLoop(ledger, new PublicReads(List.of(gateway.address(), dead)), new SplittableRandom(1));
        var reader = Thread.ofVirtual().start(loop);
        Awaitility.await().until(() -> !ledger.findings().isEmpty());
        loop.stop();
        reader.join();
        return ledger.findings().getFirst();
    }

    @Test
    void a_response_older_than_the_one_before_is_out_of_order() throws Exception {
        document(1, 0);
        var version = new AtomicInteger(9);
        try (var gateway =
                new FakeGateway(request -> new Reply(200, "{\"version\":" + version.getAndDecrement() + "}"))) {
            assertThat(firstFinding(gateway).kind()).isEqualTo(Finding.Kind.OUT_OF_ORDER);
        }
    }

    @Test
    void a_response_older_than_its_stated_age_is_a_read_error() throws Exception {
        document(2, 90);
        try (var gateway = new FakeGateway(request -> new Reply(200, "{\"version\":1}"))) {
            assertThat(firstFinding(gateway))
                    .hasToString("READ_ERROR: /promises/1: version 1 is older than the stated age");
        }
    }

    @Test
    void the_text_of_a_draft_is_leaked() throws Exception {
        document(1, 0);
        try (var gateway =
                new FakeGateway(request -> new Reply(404, "{\"version\":1, \"" + Observations.SECRET + "1\"}"))) {
            assertThat(firstFinding(gateway).kind()).isEqualTo(Finding.Kind.LEAKED);
        }
    }

    @Test
    void a_public_document_that_was_never_published_is_leaked() throws Exception {
        var draft = new TrackedDocument("promises", "dokument-2.", null);
        draft.created("/promises/2");
        ledger.add(draft);
        try (var gateway = new FakeGateway(request -> new Reply(200, "{}"))) {
            assertThat(firstFinding(gateway)).hasToString("LEAKED: the draft /promises/2 is public");
        }
    }

    @Test
    void a_read_that_no_gateway_answers_is_a_read_error() throws Exception {
        document(1, 0);
        try (var gateway = new FakeGateway(request -> new Reply(503, "{}"))) {
            assertThat(firstFinding(gateway).evidence()).startsWith("no gateway answered /promises");
        }
    }

    @Test
    void another_gateway_answers_for_a_dead_one() throws IOException, InterruptedException {
        var dead = URI.create("http://127.0.0.1:" + Ports.oneFree());
        try (var gateway = new FakeGateway(request -> new Reply(404, "{}"))) {
            var reads = new PublicReads(List.of(dead, gateway.address()));
            for (int i = 0; i < 4; i++) {
                assertThat(reads.get("/promises/1").orElseThrow().gateway()).isEqualTo(1);
            }
        }
    }
}
