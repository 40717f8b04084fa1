package se.samverkan.documents.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.samverkan.owner.caller.ActingCaller;
import se.samverkan.stack.testing.ServiceTest;

/** An instance whose import another one has taken over changes nothing of it. */
@QuarkusTest
@ServiceTest(database = "agreements")
class ImportJobTest {

    @Test
    void an_import_that_was_taken_over_is_not_ended_and_keeps_its_file() {
        var sender = new ActingCaller("local", Set.of("municipality:0486"), Set.of("editor"), null);
        var stale = new ImportJob("notes", true, null, "application/jsonl", sender);
        QuarkusTransaction.requiringNew().run(() -> {
            stale.persist();
            new StoredFile(stale.id, new byte[] {1}).persist();
            // No worker takes it during the test.
            ImportJob.update("done = 1, leasedUntil = current_timestamp + 1 hour where id = ?1", stale.id);
        });

        var isEnded = QuarkusTransaction.requiringNew().call(stale::end);

        assertThat(isEnded).isFalse();
        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(StoredFile.<StoredFile>findById(stale.id)).isNotNull();
            assertThat(ImportJob.<ImportJob>findById(stale.id).endedAt).isNull();
            ImportJob.deleteById(stale.id);
        });
    }
}
