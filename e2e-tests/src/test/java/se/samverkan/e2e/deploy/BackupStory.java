package se.samverkan.e2e.deploy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.samverkan.stack.postgres.Databases;
import se.samverkan.stack.process.Directories;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.process.StartFailure;
import se.samverkan.stack.service.Service;
import se.samverkan.stack.system.LocalSystem;
import se.samverkan.stack.system.Setup;
import se.samverkan.stack.system.SystemBackup;

/** Everything is destroyed and comes back from a backup that was made while people were writing. */
class BackupStory {
    private static final Path ROOT = Path.of("target", "samverkan-backup").toAbsolutePath();
    private static final Path BACKUP = Path.of("target", "backup").toAbsolutePath();
    private static final Duration LIMIT = Duration.ofMinutes(1);
    /** Each table with what identifies its rows and their contents. */
    private static final Map<String, String> CONTENTS = Map.of(
            "document", "id || ' ' || revision || ' ' || md5(content)",
            "version", "document_id || ' ' || number || ' ' || hash || ' ' || md5(content)",
            "audit_entry", "id || ' ' || document_id || ' ' || action || ' ' || subject");

    private final Setup setup = new Setup(Setup.repository(), ROOT, Ports.free(), false);

    /** The rows of every database, by database and table. */
    private static Map<String, List<String>> rows(LocalSystem system) throws SQLException {
        var rows = new TreeMap<String, List<String>>();
        for (var database : Databases.OF_DOCUMENTS) {
            try (var connection = system.connect(database);
                    var statement = connection.createStatement()) {
                for (var table : CONTENTS.entrySet()) {
                    var found = new ArrayList<String>();
                    try (var row = statement.executeQuery("select " + table.getValue() + " from " + table.getKey())) {
                        while (row.next()) {
                            found.add(row.getString(1));
                        }
                    }
                    rows.put(database + "." + table.getKey(), found);
                }
            }
        }
        return rows;
    }

    private static void print(String line) {
        System.out.println(line);
    }

    /** The public documents of every kind, at the gateway. */
    private static int published(LocalSystem system) {
        return Stream.of("agreements", "action-plans", "promises", "follow-ups")
                .mapToInt(kind ->
                        given().get(system.address() + "/" + kind + "?limit=1").path("_meta.totalRecords"))
                .sum();
    }

    private static void republish(LocalSystem system) {
        for (var owner : Service.documentOwners()) {
            var request = system.managementAddress(owner) + "/republish";
            given().post(request).then().statusCode(202);
            await().atMost(LIMIT).until(() -> given().get(request).path("state").equals("DONE"));
        }
    }

    /** Creates drafts until it is told to stop. */
    private static CompletableFuture<Void> writer(LocalSystem system, AtomicBoolean isStopped) {
        var token = system.keys().token(List.of("editor"), List.of("municipality:0486"));
        return CompletableFuture.runAsync(() -> {
            while (!isStopped.get()) {
                given().header("Authorization", "Bearer " + token)
                        .contentType("application/json")
                        .body("""
                            {"title": "Under säkerhetskopieringen", "municipalities": ["0486"],
                             "parties": [{"id": "municipality:0486"}],
                             "sources": [{"publisher": "Kommunen", "title": "Sidan om samverkan"}]}""")
                        .post(system.address() + "/agreements")
                        .then()
                        .statusCode(201);
            }
        });
    }

    @Test
    void every_document_version_and_audit_entry_comes_back_and_the_chain_is_whole() throws Exception {
        Directories.delete(ROOT);
        Directories.delete(BACKUP);
        Map<String, List<String>> before;
        int publishedBefore;
        try (var system = LocalSystem.start(setup, BackupStory::print)) {
            system.loadSampleData();
            before = rows(system);
            publishedBefore = published(system);
            var isStopped = new AtomicBoolean();
            var writer = writer(system, isStopped);
            SystemBackup.write(ROOT, setup.ports(), BACKUP, BackupStory::print);
            isStopped.set(true);
            writer.join();
            assertThatThrownBy(() -> SystemBackup.restore(BACKUP, ROOT, BackupStory::print))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("uses " + ROOT);
        }
        Directories.delete(ROOT);

        SystemBackup.restore(BACKUP, ROOT, BackupStory::print);
        try (var system = LocalSystem.start(setup, BackupStory::print)) {
            republish(system);

            assertThat(rows(system))
                    .allSatisfy((table, rows) -> assertThat(rows).as(table).containsAll(before.get(table)));
            for (var database : Databases.OF_DOCUMENTS) {
                assertThat(system.badLinks(database)).isEmpty();
            }
            await().atMost(LIMIT).until(() -> published(system) == publishedBefore);
        }
    }

    @Test
    void what_is_no_backup_is_refused_and_nothing_is_overwritten() throws Exception {
        var empty = Files.createTempDirectory("no-backup");

        assertThatThrownBy(() -> SystemBackup.restore(empty, ROOT.resolveSibling("elsewhere"), line -> {}))
                .hasMessageContaining("no backup");
        assertThatThrownBy(() -> SystemBackup.write(empty, setup.ports(), BACKUP, line -> {}))
                .hasMessageContaining("nothing to back up");
        assertThat(ROOT.resolveSibling("elsewhere")).doesNotExist();
    }
}
