package se.samverkan.documents.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverkan.documents.note.NoteRequests.NOTES;
import static se.samverkan.documents.note.NoteRequests.note;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.URL;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.samverkan.documents.note.NoteTopic;
import se.samverkan.stack.testing.ManagementRequests;
import se.samverkan.stack.testing.ServiceDatabase;
import se.samverkan.stack.testing.ServiceTest;

/** A database that was restored to an older state is noticed, and decides again what is public once the operator declares it. */
@QuarkusTest
@ServiceTest(database = "agreements")
class RestorationTest {
    private static final List<String> TABLES = List.of("document", "version", "outbox", "sent_position");

    @TestHTTPResource(value = "/", management = true)
    URL management;

    private ManagementRequests operator;

    @BeforeEach
    void reach() {
        operator = new ManagementRequests(management);
    }

    @AfterEach
    void dropBackup() throws SQLException {
        ServiceDatabase.execute("drop schema if exists backup cascade");
    }

    @Test
    void nothing_is_sent_until_the_operator_declares_it_and_then_the_database_decides() throws SQLException {
        var edited = NOTES.published(note("Första texten"));
        NoteTopic.eventsOf(edited);
        backUp();
        NOTES.replace(edited, 2, note("Andra texten")).statusCode(200);
        NOTES.publish(edited, 3).statusCode(200);
        var unknown = NOTES.published(note("Det som kom efter säkerhetskopian"));
        NoteTopic.eventsOf(unknown);

        restore();
        assertThat(operator.awaitOutbox("DOWN", "databaseBehind").getString("data.databaseBehind"))
                .isEqualTo("samverkan.notes");
        NOTES.replace(edited, 2, note("Tredje texten")).statusCode(200);
        NOTES.publish(edited, 3).statusCode(200);
        assertThat(ServiceDatabase.number("select count(*) from outbox")).isPositive();

        var progress = operator.carryOut("restored");

        assertThat(progress.getString("state")).isEqualTo("DONE");
        var epoch = progress.getLong("epoch");
        assertThat(epoch).isPositive();
        operator.awaitOutbox("UP", null);
        var newest = NoteTopic.eventsOf(edited).getLast();
        assertThat(newest.value()).contains("Tredje texten");
        assertThat(NoteTopic.headers(newest))
                .containsEntry("ce_sequence", Long.toString(epoch * 1_000_000_000_000L + 2));
        var withdrawal = NoteTopic.eventsOf(unknown).getLast();
        assertThat(NoteTopic.headers(withdrawal)).containsEntry("ce_type", "se.samverkan.note.withdrawn.v1");
        assertThat(JsonPath.from(withdrawal.value()).getString("explanation")).contains("säkerhetskopia");
        assertThat(ServiceDatabase.rows(
                        "select document_id, number from lost_version where document_id::text = ?", unknown))
                .containsExactly(List.of(unknown, "1"));
    }

    @Test
    void a_document_that_is_a_draft_again_is_withdrawn_and_can_be_published_anew() throws SQLException {
        var draft = NOTES.draft(note("Utkastet"));
        NoteTopic.eventsOf(draft);
        backUp();
        NOTES.publish(draft, 1).statusCode(200);
        NoteTopic.eventsOf(draft);
        restore();
        operator.awaitOutbox("DOWN", "databaseBehind");

        operator.carryOut("restored");

        var withdrawal = NoteTopic.headers(NoteTopic.eventsOf(draft).getLast());
        assertThat(withdrawal).containsEntry("ce_type", "se.samverkan.note.withdrawn.v1");
        NOTES.publish(draft, 1).statusCode(200);
        var publication = NoteTopic.headers(NoteTopic.eventsOf(draft).getLast());
        assertThat(publication).containsEntry("ce_type", "se.samverkan.note.published.v1");
        assertThat(Long.parseLong(publication.get("ce_sequence")))
                .isGreaterThan(Long.parseLong(withdrawal.get("ce_sequence")));
    }

    @Test
    void the_versions_that_were_lost_are_named() throws SQLException {
        var edited = NOTES.published(note("Första texten"));
        NoteTopic.eventsOf(edited);
        backUp();
        NOTES.replace(edited, 2, note("Andra texten")).statusCode(200);
        NOTES.publish(edited, 3).statusCode(200);
        NOTES.replace(edited, 4, note("Tredje texten")).statusCode(200);
        NOTES.publish(edited, 5).statusCode(200);
        NoteTopic.eventsOf(edited);
        restore();
        operator.awaitOutbox("DOWN", "databaseBehind");

        var first = operator.carryOut("restored");

        assertThat(first.getInt("lostVersions")).isEqualTo(2);
        assertThat(ServiceDatabase.rows(
                        "select number from lost_version where document_id::text = ? order by number", edited))
                .containsExactly(List.of("2"), List.of("3"));
        assertThat(NoteTopic.eventsOf(edited).getLast().value()).contains("Första texten");
    }

    @Test
    void every_restoration_has_a_higher_epoch_than_the_topics() throws SQLException {
        var note = NOTES.published(note("Texten"));
        NoteTopic.eventsOf(note);
        backUp();
        long first = operator.carryOut("restored").getLong("epoch");
        NoteTopic.eventsOf(note);

        restore();
        operator.awaitOutbox("DOWN", "databaseBehind");
        long second = operator.carryOut("restored").getLong("epoch");

        assertThat(second).isGreaterThan(first);
        assertThat(NoteTopic.headers(NoteTopic.eventsOf(note).getLast()))
                .containsEntry("ce_sequence", Long.toString(second * 1_000_000_000_000L + 1));
    }

    private static void backUp() throws SQLException {
        ServiceDatabase.execute("create schema backup");
        for (var table : TABLES) {
            ServiceDatabase.execute("create table backup." + table + " as table public." + table);
        }
    }

    /** As a restored backup: the rows are the older ones, and the relay has to connect again. */
    private static void restore() throws SQLException {
        ServiceDatabase.execute("""
                alter table version disable trigger user;
                delete from version;
                delete from idempotency_record;
                delete from document;
                delete from outbox;
                delete from sent_position;
                delete from lost_version;
                delete from restoration;
                insert into document select * from backup.document;
                insert into version select * from backup.version;
                insert into sent_position select * from backup.sent_position;
                alter table version enable trigger user""");
        try (var connection = ServiceDatabase.connectAsService();
                var statement = connection.createStatement()) {
            statement.execute("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where usename = current_user and pid <> pg_backend_pid() and query ~ 'outbox'""");
        }
    }
}
