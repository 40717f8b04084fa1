package se.samverkan.bench.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.samverkan.bench.read.ReadCase.Form;
import se.samverkan.bench.read.Wrk.Target;
import se.samverkan.bench.report.BenchRun;
import se.samverkan.bench.report.FigureFormat;
import se.samverkan.bench.report.FigureGoal;
import se.samverkan.bench.report.Measurement;
import se.samverkan.bench.report.Row;

/** Measures a case on the gateway and, in alternating rounds, on nginx with the same bytes. */
record Comparison(BenchRun run, Wrk wrk, Path directory, MeasuredGateway gateway, Optional<Nginx> nginx) {

    static final int CONNECTIONS = 32;
    private static final int MANY_CONNECTIONS = 320;

    /** The requests of a case to the gateway, and to nginx if that is installed. */
    private record Targets(Target gateway, Optional<Target> nginx, long bytes) {}

    /** The figures of the gateway, if it supports the case. */
    Optional<Measurement> measure(ReadCase read, boolean report) {
        try {
            var targets = prepare(read);
            var gatewayRounds = new ArrayList<Measurement>();
            var nginxRounds = new ArrayList<Measurement>();
            for (int round = 0; round < BenchRun.ROUNDS; round++) {
                gatewayRounds.add(wrk.run(targets.gateway(), CONNECTIONS, run.seconds()));
                targets.nginx().ifPresent(target -> nginxRounds.add(wrk.run(target, CONNECTIONS, run.seconds())));
            }
            var median = Measurement.median(gatewayRounds);
            run.log(read.name() + ": " + median.text());
            if (report) {
                rows(read, targets.bytes(), median, nginxRounds).forEach(run::add);
            }
            return Optional.of(median);
        } catch (StaticCopy.UnsupportedCase e) {
            run.log(read.name() + ": " + e.getMessage());
            run.add(Row.notMeasured(read.name(), read.ratio(), e.getMessage()));
            return Optional.empty();
        }
    }

    /** Compares ten times as many connections with the usual number: no errors are allowed, and little loss of throughput. */
    void burst(ReadCase read) {
        try {
            var target = prepare(read).gateway();
            var rounds32 = new ArrayList<Measurement>();
            var rounds320 = new ArrayList<Measurement>();
            for (int round = 0; round < BenchRun.ROUNDS; round++) {
                rounds32.add(wrk.run(target, CONNECTIONS, run.seconds()));
                rounds320.add(wrk.run(target, MANY_CONNECTIONS, run.seconds()));
            }
            var median32 = Measurement.median(rounds32);
            var median320 = Measurement.median(rounds320);
            run.log("burst: " + median320.text());
            var ratio = median320.errors() > 0 ? 0 : median320.requestsPerSecond() / median32.requestsPerSecond();
            run.add(Row.of(
                    "burst from 32 to 320 connections",
                    ratio,
                    "",
                    FigureGoal.atLeast(0.8),
                    median320.errors() + " errors; 320: " + median320.text() + "; 32: " + median32.text()));
        } catch (StaticCopy.UnsupportedCase e) {
            run.add(Row.notMeasured("burst from 32 to 320 connections", FigureGoal.atLeast(0.8), e.getMessage()));
        }
    }

    private Targets prepare(ReadCase read) throws StaticCopy.UnsupportedCase {
        try {
            boolean gzip = read.form() == Form.GZIP;
            var copy = new StaticCopy(directory, read);
            var ours = new Target(gateway.address(), gateway.process().pid(), copy.fetch(gateway.address()), gzip);
            var theirs = Optional.<Target>empty();
            if (nginx.isPresent()) {
                var server = nginx.get();
                theirs = Optional.of(new Target(server.address(), server.pid(), copy.serve(server.address()), gzip));
            }
            WarmUp.untilStable(() -> wrk.run(ours, CONNECTIONS, 1));
            return new Targets(ours, theirs, copy.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Row> rows(ReadCase read, long bytes, Measurement ours, List<Measurement> nginx) {
        var rows = new ArrayList<Row>();
        var size = read.form() == Form.CONDITIONAL ? "" : FigureFormat.count(bytes) + " bytes; ";
        if (nginx.isEmpty()) {
            rows.add(new Row(
                    read.name(), FigureFormat.number(ours.requestsPerSecond(), "/s"), "", "", size + ours.text()));
        } else {
            var theirs = Measurement.median(nginx);
            double ratio = ours.errors() > 0 ? 0 : ours.requestsPerSecond() / theirs.requestsPerSecond();
            var details = size + ours.text() + "; nginx " + theirs.text();
            rows.add(Row.of(read.name() + ", against nginx", ratio, "", read.ratio(), details));
        }
        if (!read.cpu().isNone()) {
            rows.add(Row.of(read.name() + ", CPU per request", ours.cpuMicros(), "µs", read.cpu(), ""));
        }
        return rows;
    }
}
