package se.samverkan.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.samverkan.bench.process.ExternalProgram;
import se.samverkan.bench.process.Tools;

class ReportTest {
    private static final Machine MACHINE = new Machine("2 cores", "24 GiB", "A CPU", "Linux 6", "JDK 25");

    @Test
    void the_page_contains_command_machine_and_explanations() {
        var table = new Table(List.of(Row.of("list", 2, "ms", FigureGoal.atMost(3, "ms"), "")));
        var page = new Report(MACHINE, "nginx 1, wrk 4", "./bench --scale 1,10", table).markdown();
        assertThat(page)
                .startsWith("# Performance\n")
                .contains("```\n./bench --scale 1,10\n```")
                .contains("A CPU, 2 cores, 24 GiB, Linux 6, JDK 25; nginx 1, wrk 4")
                .contains("| list | 2 ms | ≤ 3 ms | yes |  |\n")
                .contains("\n\n## What the figures mean\n");
    }

    @Test
    void missing_tools_are_reported_with_the_packages_to_install() {
        assertThat(new Tools(Optional.empty(), Optional.empty()).missing())
                .hasValue("apt-get install nginx-light wrk: without them these are not measured: the ratios to nginx;"
                        + " all reads over HTTP");
        assertThat(new Tools(ExternalProgram.find("sh"), ExternalProgram.find("sh")).missing())
                .isEmpty();
    }
}
