package se.samverkan.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.samverkan.stack.testing.ServiceDatabase;
import se.samverkan.stack.testing.ServiceTest;

/** One instance holds the lease of the outbox; one whose lease has expired changes nothing any more. */
@QuarkusTest
@ServiceTest(database = "agreements")
class OutboxRowsTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private Connection first;
    private Connection second;

    /** Tables of the test, since the running service holds the lease of its own. */
    @BeforeEach
    void createTables() throws SQLException {
        ServiceDatabase.execute("""
                create schema lease;
                create table lease.outbox_lease (like public.outbox_lease including all);
                create table lease.outbox (like public.outbox including all);
                insert into lease.outbox_lease (token, expires) values (0, now());
                insert into lease.outbox (topic, source, type, dataschema, subject, sequence, event_id, time, data)
                values ('samverkan.notes', '/test', 'note', 'note', gen_random_uuid(), 1, 'e', now(), '{}')""");
        first = connect();
        second = connect();
    }

    @AfterEach
    void dropTables() throws SQLException {
        first.close();
        second.close();
        ServiceDatabase.execute("drop schema lease cascade");
    }

    @Test
    void only_one_instance_leads_until_its_lease_expires() throws SQLException {
        var leader = OutboxRows.lead(first, LONG).orElseThrow();
        assertThat(OutboxRows.lead(second, LONG)).isEmpty();

        assertThat(leader.extend(Duration.ZERO)).isTrue();
        assertThat(OutboxRows.lead(second, LONG)).isPresent();
        assertThat(leader.extend(LONG)).isFalse();
    }

    @Test
    void an_instance_that_hung_deletes_nothing_after_another_took_over() throws SQLException {
        var hung = OutboxRows.lead(first, LONG).orElseThrow();
        List<OutboxRows.Entry> batch = hung.unsent();
        assertThat(hung.extend(Duration.ZERO)).isTrue();
        var leader = OutboxRows.lead(second, LONG).orElseThrow();

        assertThat(hung.delete(batch, Map.of(), LONG)).isFalse();
        assertThat(leader.unsent()).hasSize(1);
        assertThat(leader.delete(batch, Map.of(), LONG)).isTrue();
        assertThat(leader.unsent()).isEmpty();
    }

    @Test
    void a_closed_leader_gives_its_lease_back() throws SQLException {
        OutboxRows.lead(first, LONG).orElseThrow().close();

        assertThat(OutboxRows.lead(second, LONG)).isPresent();
    }

    private static Connection connect() throws SQLException {
        var connection = ServiceDatabase.connect();
        connection.setSchema("lease");
        return connection;
    }
}
