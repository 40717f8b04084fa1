package se.samverkan.documents.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static se.samverkan.documents.note.NoteRequests.NOTES;
import static se.samverkan.documents.note.NoteRequests.note;
import static se.samverkan.stack.testing.ServiceRequests.POLICE;
import static se.samverkan.stack.testing.ServiceRequests.STRANGNAS;
import static se.samverkan.stack.testing.ServiceRequests.anonymous;
import static se.samverkan.stack.testing.ServiceRequests.as;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import se.samverkan.documents.note.VersionChain;
import se.samverkan.stack.testing.ServiceTest;

/** Of concurrent changes of the same revision one succeeds and the others are refused. */
@QuarkusTest
@ServiceTest(database = "agreements")
class ConcurrentEditsTest {
    private static final int EDITORS = 8;

    private record Attempt(String title, int status) {}

    @Test
    void exactly_one_of_the_edits_with_the_same_etag_succeeds() throws Exception {
        var id = NOTES.draft(note("Från början"));

        var attempts = new ArrayList<Attempt>();
        var start = new CyclicBarrier(EDITORS);
        try (var editors = Executors.newFixedThreadPool(EDITORS)) {
            var running = new ArrayList<Future<Attempt>>();
            for (int i = 0; i < EDITORS; i++) {
                var title = "Redaktör " + i;
                running.add(editors.submit(() -> {
                    start.await();
                    return new Attempt(
                            title, NOTES.replace(id, 1, note(title)).extract().statusCode());
                }));
            }
            for (var attempt : running) {
                attempts.add(attempt.get());
            }
        }

        assertThat(attempts).extracting(Attempt::status).containsOnly(200, 412);
        var winners =
                attempts.stream().filter(attempt -> attempt.status() == 200).toList();
        assertThat(winners).hasSize(1);
        NOTES.read(as("editor"), id)
                .body("title", is(winners.getFirst().title()))
                .body("revision", is(2));
    }

    @Test
    void exactly_one_of_several_concurrent_publications_inserts_a_version() throws Exception {
        var id = NOTES.draft(note("En gång"));

        var statuses = new ArrayList<Integer>();
        var start = new CyclicBarrier(EDITORS);
        try (var archivists = Executors.newFixedThreadPool(EDITORS)) {
            var running = new ArrayList<Future<Integer>>();
            for (int i = 0; i < EDITORS; i++) {
                running.add(archivists.submit(() -> {
                    start.await();
                    return NOTES.publish(id, 1).extract().statusCode();
                }));
            }
            for (var status : running) {
                statuses.add(status.get());
            }
        }

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
        NOTES.read(anonymous(), id).body("version", is(1)).body("revision", is(2));
    }

    @Test
    void one_of_two_parties_that_publish_concurrently_inserts_the_version() throws Exception {
        var id = NOTES.draft(note("En gång"));
        NOTES.approve(id, 1, STRANGNAS).statusCode(200);
        NOTES.approve(id, 1, POLICE).statusCode(200);
        var start = new CyclicBarrier(2);
        try (var editors = Executors.newFixedThreadPool(2)) {
            var running = List.of(STRANGNAS, POLICE).stream()
                    .map(party -> editors.submit(() -> {
                        start.await();
                        return NOTES.post(as("editor", party), id, "publications", 1, Map.of())
                                .extract()
                                .statusCode();
                    }))
                    .toList();

            assertThat(List.of(running.getFirst().get(), running.getLast().get()))
                    .containsExactlyInAnyOrder(200, 412);
        }
        assertThat(VersionChain.of(id)).hasSize(1);
    }

    @Test
    void concurrent_approvals_are_all_stored() throws Exception {
        var id = NOTES.draft(note("Utkast"));
        var start = new CyclicBarrier(2);
        try (var approvers = Executors.newFixedThreadPool(2)) {
            var running = List.of(STRANGNAS, POLICE).stream()
                    .map(party -> approvers.submit(() -> {
                        start.await();
                        return NOTES.approve(id, 1, party).extract().statusCode();
                    }))
                    .toList();
            for (var status : running) {
                assertThat(status.get()).isEqualTo(200);
            }
        }

        NOTES.read(as("editor"), id).body("approvals.partyId", containsInAnyOrder(STRANGNAS, POLICE));
    }
}
