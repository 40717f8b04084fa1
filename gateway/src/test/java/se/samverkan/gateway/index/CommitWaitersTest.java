package se.samverkan.gateway.index;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.gateway.index.IndexEvents.commit;
import static se.samverkan.gateway.index.IndexEvents.document;
import static se.samverkan.gateway.index.IndexEvents.published;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.samverkan.gateway.index.PublicStore.DocumentKey;
import se.samverkan.platform.event.EventNumber;

/** A request waits for the commit of its event, for no longer than its timeout, and leaves nothing behind. */
class CommitWaitersTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final CommitWaiters waiters = new CommitWaiters();
    private final DocumentKey key = new DocumentKey("promises", UUID.randomUUID());

    @Test
    void a_commit_of_this_event_or_a_newer_one_completes_the_future() {
        var second = waiters.await(key, number(2), LONG);
        var third = waiters.await(key, number(3), LONG);

        waiters.complete(key, number(1));
        waiters.complete(new DocumentKey("agreements", key.id()), number(9));
        assertThat(second).isNotDone();

        waiters.complete(key, number(2));
        assertThat(second).isCompletedWithValue(true);
        assertThat(third).isNotDone();

        waiters.complete(key, number(4));
        assertThat(third).isCompletedWithValue(true);
        assertThat(waiters.size()).isZero();
    }

    @Test
    void after_the_timeout_the_future_is_false_and_forgotten() {
        var waiting = waiters.await(key, number(1), Duration.ofMillis(10));

        assertThat(waiting.join()).isFalse();
        waiters.complete(key, number(1));
        assertThat(waiting).isCompletedWithValue(false);
        assertThat(waiters.size()).isZero();
    }

    @Test
    void the_index_completes_a_future_at_the_commit_and_at_once_for_an_event_that_is_committed() {
        var index = IndexEvents.emptyIndex();
        var waiting = index.awaitCommit("promises", key.id(), number(1), LONG).toCompletableFuture();
        assertThat(waiting).isNotDone();

        commit(index, published("promises", 1, document(key.id(), "löfte", "2019", "2019", "0486")));

        assertThat(waiting).isCompletedWithValue(true);
        assertThat(index.awaitCommit("promises", key.id(), number(1), LONG).toCompletableFuture())
                .isCompletedWithValue(true);
    }

    private static EventNumber number(long sequence) {
        return new EventNumber(sequence, null);
    }
}
