package se.samverkan.stack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import se.samverkan.stack.process.Ports;

class StatusCommandTest {

    @TempDir
    private Path data;

    private final StringWriter out = new StringWriter();

    @Test
    void without_a_run_on_the_data_one_line_says_so() {
        assertThat(run("status", "--data", data.toString())).isEqualTo(1);
        assertThat(out.toString().strip()).isEqualTo("Nothing runs on " + data + ": ./run starts the system");
    }

    @Test
    void parts_that_do_not_run_are_rows_of_a_table() throws Exception {
        // This JVM stands in for a launcher whose parts have all ended.
        Files.writeString(data.resolve("lock"), ProcessHandle.current().pid() + "\n");
        int port = Ports.free().gateway();

        assertThat(run("status", "--data", data.toString(), "--port", Integer.toString(port)))
                .isEqualTo(1);

        assertThat(out.toString().lines())
                .containsExactly(
                        "                       port  state        memory",
                        "PostgreSQL            %5d  stopped           -".formatted(port + 4),
                        "Kafka                 %5d  stopped           -".formatted(port + 5),
                        "agreements-service    %5d  stopped           -".formatted(port + 1),
                        "promises-service      %5d  stopped           -".formatted(port + 2),
                        "followup-service      %5d  stopped           -".formatted(port + 3),
                        "subscriptions-service %5d  stopped           -".formatted(port + 11),
                        "gateway               %5d  stopped           -".formatted(port));
    }

    private int run(String... arguments) {
        CommandLine command = RunCommand.commandLine();
        command.setOut(new PrintWriter(out, true));
        return command.execute(arguments);
    }
}
