package se.samverkan.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samverkan.stack.testing.ServiceDatabase;
import se.samverkan.stack.testing.ServiceTest;

/** What the role of the running service may not do, whatever somebody makes the service execute. */
@QuarkusTest
@ServiceTest(database = "agreements")
class DatabaseRightsTest {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update version set change_note = 'x'",
                "delete from version",
                "truncate version",
                "alter table version disable trigger all",
                "drop trigger version_is_immutable on version",
                "update audit_entry set subject = 'x'",
                "delete from audit_entry",
                "truncate audit_entry",
                "alter table audit_entry disable trigger all",
                "delete from restoration",
                "update lost_version set number = 1",
                "delete from sent_position",
                "delete from outbox_lease",
                "update outbox set data = '{}'",
                "create or replace function refuse_change() returns trigger language plpgsql as 'begin return null; end'",
                "drop function redact(uuid, text, text, integer[], text[], text[])",
                "create table mine (id integer)",
                "create schema mine",
                "create temporary table mine (id integer)",
                "select * from flyway_schema_history",
                "set role agreements_owner",
                "set session_replication_role = replica",
                "select pg_read_file('postgresql.conf')"
            })
    void the_service_may_not(String command) throws Exception {
        try (var connection = ServiceDatabase.connectAsService();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(command))
                    .asInstanceOf(throwable(SQLException.class))
                    .extracting(SQLException::getSQLState)
                    .isEqualTo(INSUFFICIENT_PRIVILEGE);
        }
    }

    @Test
    void it_is_no_superuser_and_member_of_no_role() {
        assertThat(ServiceDatabase.number("""
                select count(*) from pg_roles
                where rolname = 'agreements' and (rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication)""")).isZero();
        assertThat(ServiceDatabase.number("""
                select count(*) from pg_auth_members where member = 'agreements'::regrole""")).isZero();
    }
}
