package se.samverkan.stack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samverkan.stack.security.Keys;

class TokenCommandTest {

    @TempDir
    private Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void the_command_prints_only_the_token() {
        Keys.loadOrCreate(data.resolve("keys"));
        int code = run("token", "--role", "archivist", "--role", "editor", "--organisation", "municipality:0486");
        assertThat(code).isZero();
        assertThat(out.toString().strip()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void a_token_may_be_for_no_organisation() {
        Keys.loadOrCreate(data.resolve("keys"));
        assertThat(run("token", "--role", "editor")).isZero();
        assertThat(out.toString().strip()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    }

    @Test
    void missing_keys_are_reported_before_the_first_start() {
        assertThat(run("token", "--role", "editor", "--organisation", "municipality:0486"))
                .isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo("Error: there are no keys in " + data.resolve("keys") + ": the first ./run creates them\n");
        assertThat(data.resolve("keys")).doesNotExist();
    }

    @Test
    void invalid_options_are_rejected_with_the_usage() {
        assertThat(run("token", "--role", "king", "--organisation", "municipality:0486"))
                .isEqualTo(2);
        assertThat(run("token", "--role", "editor", "--organisation", "Strängnäs"))
                .isEqualTo(2);
        assertThat(run("token", "--organisation", "municipality:0486")).isEqualTo(2);
        assertThat(run("--port", "99")).isEqualTo(2);
        assertThat(run("--prot", "8080")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--role king: choose from editor, approver, archivist, admin, integrator")
                .contains("--organisation Strängnäs: not a party id such as municipality:0486")
                .contains("Missing required option: '--role=ROLE'")
                .contains("--port 99: choose one from 1024 to 65522")
                .contains("Unknown options: '--prot', '8080'")
                .contains("Usage: ./run token");
    }

    private int run(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = data.toString();
        return RunCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }
}
