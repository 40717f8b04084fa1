package se.samverkan.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;

/** The table of figures with machine, tools, command and explanations. */
public record Report(Machine machine, String tools, String command, Table table) {

    public String text() {
        return "\n" + table.text() + "\n" + machine.text() + "; " + tools + "\n";
    }

    /** The page docs/performance.md. */
    public String markdown() {
        return """
                # Performance

                Measured on %s by

                ```
                %s
                ```

                on %s; %s. Absolute figures depend on the machine; the ratios, measured alternately in one run, depend on it less.

                %s
                %s""".formatted(
                        LocalDate.now(ZoneId.systemDefault()),
                        command,
                        machine.text(),
                        tools,
                        table.markdown(),
                        explanations());
    }

    private static String explanations() {
        try (var text = Report.class.getResourceAsStream("explanations.md")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
