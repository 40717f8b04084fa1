package se.samverkan.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import se.samverkan.bench.process.BenchFailure;
import se.samverkan.bench.process.RunProcess;
import se.samverkan.bench.report.BenchRun;
import se.samverkan.bench.report.FigureFormat;
import se.samverkan.bench.report.FigureGoal;
import se.samverkan.bench.report.Row;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.process.ProcessTree;
import se.samverkan.stack.process.ProcessTree.Memory;

/** Measures ./run: the time to the first response, and the memory of every process. */
record StartBench(BenchRun run) {

    static final List<String> KEYS = List.of("start");

    private static final List<String> SERVICES =
            List.of("agreements-service", "promises-service", "followup-service", "gateway", "subscriptions-service");
    /** Those of the goal, which is older than subscriptions. */
    private static final int FOUR = 4;

    private static final Duration SETTLE_TIME = Duration.ofSeconds(10);

    private record Part(String name, Memory memory, String readyTime) {}

    void measure() {
        var data = run.directory().resolve("run");
        var ports = Ports.free();
        // The first start loads the sample data; the second one, with existing data, is measured.
        var first = run.cleanup().add(RunProcess.start(run.home(), data, ports.gateway()));
        run.log("./run without data: first response after " + FigureFormat.seconds(first.awaitFirstResponse()));
        first.awaitStarted();
        run.cleanup().close(first);
        var warm = run.cleanup().add(RunProcess.start(run.home(), data, ports.gateway()));
        var firstResponse = warm.awaitFirstResponse();
        warm.awaitStarted();
        run.log("./run warm: first response after " + FigureFormat.seconds(firstResponse));
        pause();
        var processes = processes(warm, data);
        rows(firstResponse, processes).forEach(run::add);
        run.cleanup().close(warm);
    }

    private List<Part> processes(RunProcess command, Path data) {
        var launcher = new ProcessTree(command.pid());
        var processes = new ArrayList<Part>();
        for (var service : SERVICES) {
            processes.add(part(launcher, service, "/" + service + "/target/", command));
        }
        processes.add(new Part(
                "PostgreSQL, all its processes",
                new ProcessTree(postgres(data)).memory(),
                command.readyTime("PostgreSQL")));
        processes.add(part(launcher, "Kafka", "se.samverkan.stack.kafka.KafkaBroker", command));
        processes.add(new Part("./run itself", launcher.ownMemory(), ""));
        return processes;
    }

    /** The memory of the launcher's children whose command line contains a text. */
    private static Part part(ProcessTree launcher, String name, String commandText, RunProcess command) {
        var memory = launcher.children().stream()
                .filter(child -> child.command().contains(commandText))
                .map(ProcessTree::memory)
                .reduce(Memory.NOTHING, Memory::plus);
        return new Part(name, memory, command.readyTime(name));
    }

    private static long postgres(Path data) {
        var file = data.resolve("postgresql").resolve("data").resolve("postmaster.pid");
        try (var lines = Files.lines(file)) {
            return lines.findFirst().map(line -> Long.valueOf(line.strip())).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Row> rows(Duration firstResponse, List<Part> processes) {
        var rows = new ArrayList<Row>();
        rows.add(Row.of(
                "./run warm to first response",
                firstResponse.toMillis() / 1000.0,
                "s",
                FigureGoal.atMost(12, "s"),
                "a list with data"));
        rows.add(sum("resident: four JVMs", processes.subList(0, FOUR), FigureGoal.atMost(750, "MiB")));
        rows.add(sum("resident: all with PostgreSQL and Kafka", processes, FigureGoal.atMost(1200, "MiB")));
        for (var process : processes) {
            var rss = process.name().startsWith("PostgreSQL")
                    ? ""
                    : "RSS " + FigureFormat.number(process.memory().rssMiB()) + ", anonymous "
                            + FigureFormat.number(process.memory().anonymousMiB()) + "; ";
            rows.add(Row.of(
                    "resident: " + process.name(),
                    process.memory().pssMiB(),
                    "MiB",
                    FigureGoal.NONE,
                    rss + process.readyTime()));
        }
        return rows;
    }

    private static Row sum(String name, List<Part> processes, FigureGoal goal) {
        var sum = processes.stream().map(Part::memory).reduce(Memory.NOTHING, Memory::plus);
        return Row.of(name, sum.pssMiB(), "MiB", goal, "PSS of ./run, warm, with the sample data and no requests");
    }

    private static void pause() {
        try {
            Thread.sleep(SETTLE_TIME);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }
}
