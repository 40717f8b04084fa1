package se.samverkan.documents.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.samverkan.documents.imports.ImportRequests.documents;
import static se.samverkan.documents.imports.ImportRequests.outcomes;
import static se.samverkan.documents.note.NoteRequests.note;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import se.samverkan.documents.imports.file.ImportFile;
import se.samverkan.owner.caller.ActingCaller;
import se.samverkan.stack.testing.ServiceTest;

/** Two instances on one database: the first stops in the middle of an import, and the worker of the service goes on. */
@QuarkusTest
@ServiceTest(database = "agreements")
class ImportTakeoverTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** The documents after which an instance looks whether it must stop. */
    private static final int FIRST_PART = 20;

    @Inject
    ImportRun firstInstance;

    @Inject
    ImportWorker secondInstance;

    /** An import that no instance takes before the test lets it. */
    private static ImportJob stored(boolean dryRun, List<Map<String, Object>> notes) {
        var file = notes.stream()
                .map(ImportRequests::line)
                .collect(Collectors.joining("\n"))
                .getBytes(UTF_8);
        var sender = new ActingCaller("local", Set.of(STRANGNAS), Set.of("archivist"), null);
        var job = new ImportJob("notes", dryRun, null, ImportFile.JSON_LINES, sender);
        job.read(ImportFile.read(file, ImportFile.JSON_LINES, null));
        QuarkusTransaction.requiringNew().run(() -> {
            job.persist();
            new StoredFile(job.id, file).persist();
            ImportJob.update("leasedUntil = current_timestamp + 1 hour where id = ?1", job.id);
        });
        return job;
    }

    private static void endLease(ImportJob job) {
        QuarkusTransaction.requiringNew()
                .run(() -> ImportJob.update("leasedUntil = current_timestamp - 1 second where id = ?1", job.id));
    }

    private static ImportJob state(ImportJob job) {
        return QuarkusTransaction.requiringNew().call(() -> ImportJob.findById(job.id));
    }

    private List<String> takenOver(boolean dryRun, List<Map<String, Object>> notes) {
        var job = stored(dryRun, notes);
        var asked = new AtomicInteger();
        firstInstance.run(job.id, () -> asked.getAndIncrement() > 0);
        assertThat(state(job).done).isEqualTo(FIRST_PART);

        endLease(job);
        secondInstance.wake();
        await().atMost(PATIENCE).until(() -> state(job).status == ImportView.Status.DONE);
        return outcomes(ImportRequests.read("note-" + job.id));
    }

    private static Map<String, Object> ofPages(String... urls) {
        var key = UUID.randomUUID().toString();
        return note(
                "Från sidan " + key,
                "sources",
                List.of(urls).stream().map(url -> Map.of("url", url)).toList());
    }

    private static List<Map<String, Object>> keyed(int count) {
        var notes = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < count; i++) {
            notes.add(note("Med nyckel", "externalId", UUID.randomUUID().toString()));
        }
        return notes;
    }

    @Test
    void a_dry_run_that_is_taken_over_knows_the_pages_of_the_rows_before() {
        var page = "https://www.strangnas.example/" + UUID.randomUUID();
        var notes = keyed(FIRST_PART - 1);
        notes.addFirst(ofPages(page));
        notes.add(ofPages(page));
        notes.addAll(keyed(1));

        var outcomes = takenOver(true, notes);

        assertThat(outcomes.subList(FIRST_PART, FIRST_PART + 2)).containsExactly("DOUBLED", "CREATED");
        assertThat(outcomes.subList(0, FIRST_PART)).containsOnly("CREATED");
    }

    @Test
    void an_import_that_is_taken_over_writes_each_document_once() {
        var outcomes = takenOver(false, keyed(FIRST_PART + 5));

        assertThat(outcomes).hasSize(FIRST_PART + 5).containsOnly("CREATED");
    }

    @Test
    void a_dry_run_doubles_what_an_import_would() {
        var pages = "https://www.strangnas.example/" + UUID.randomUUID() + "/";
        var notes = List.of(ofPages(pages + 1), ofPages(pages + 1, pages + 2), ofPages(pages + 2));
        Map<?, ?>[] sent = notes.toArray(Map[]::new);

        assertThat(outcomes(ImportRequests.dryRun(sent))).containsExactly("CREATED", "DOUBLED", "CREATED");
        assertThat(outcomes(ImportRequests.drafts(sent))).containsExactly("CREATED", "DOUBLED", "CREATED");
    }

    @Test
    void an_import_that_gets_no_further_is_given_up() {
        var job = stored(true, keyed(1));
        QuarkusTransaction.requiringNew().run(() -> ImportJob.update("attempts = 5 where id = ?1", job.id));
        endLease(job);

        secondInstance.clean();

        assertThat(state(job).status).isEqualTo(ImportView.Status.FAILED);
        assertThat(documents(ImportRequests.read("note-" + job.id)).getList("items"))
                .isEmpty();
    }

    @Test
    void an_import_is_deleted_thirty_days_after_its_end() {
        var old = stored(true, keyed(1));
        var young = stored(true, keyed(1));
        QuarkusTransaction.requiringNew().run(() -> {
            var end = "status = DONE, leasedUntil = null, endedAt = ?1 where id = ?2";
            ImportJob.update(end, Instant.now().minus(Duration.ofDays(31)), old.id);
            ImportJob.update(end, Instant.now().minus(Duration.ofDays(29)), young.id);
        });

        secondInstance.clean();

        assertThat(state(old)).isNull();
        assertThat(state(young)).isNotNull();
    }
}
