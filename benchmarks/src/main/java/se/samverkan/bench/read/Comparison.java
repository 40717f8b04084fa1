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
import se.samverkan.bench.report.Goal;
import se.samverkan.bench.report.Interval;
import se.samverkan.bench.report.Row;

/** One case at a time against the gateway and, in turn with it, against nginx serving the same bytes. */
record Comparison(BenchRun run, Wrk wrk, Path directory, MeasuredGateway gateway, Optional<Nginx> nginx) {

    static final int CONNECTIONS = 32;
    private static final int MANY_CONNECTIONS = 320;

    /** The two servers with the requests of one case; the other is absent where there is no nginx. */
    private record Both(Target gateway, Optional<Target> nginx, long bytes) {}

    /** The gateway's figures, if it answers the case at all. */
    Optional<Interval> measure(ReadCase read, boolean tell) {
        try {
            var both = prepare(read);
            var ours = new ArrayList<Interval>();
            var theirs = new ArrayList<Interval>();
            for (int round = 0; round < BenchRun.ROUNDS; round++) {
                ours.add(wrk.run(both.gateway(), CONNECTIONS, run.seconds()));
                both.nginx().ifPresent(target -> theirs.add(wrk.run(target, CONNECTIONS, run.seconds())));
            }
            var median = Interval.median(ours);
            run.say(read.name() + ": " + median.text());
            if (tell) {
                rows(read, both.bytes(), median, theirs).forEach(run::add);
            }
            return Optional.of(median);
        } catch (StaticCopy.NotAnswered e) {
            run.say(read.name() + ": " + e.getMessage());
            run.add(Row.without(read.name(), read.ratio(), e.getMessage()));
            return Optional.empty();
        }
    }

    /** Ten times as many connections at once are to cost nobody an answer, and all together little. */
    void burst(ReadCase read) {
        try {
            var target = prepare(read).gateway();
            var few = new ArrayList<Interval>();
            var many = new ArrayList<Interval>();
            for (int round = 0; round < BenchRun.ROUNDS; round++) {
                few.add(wrk.run(target, CONNECTIONS, run.seconds()));
                many.add(wrk.run(target, MANY_CONNECTIONS, run.seconds()));
            }
            var at32 = Interval.median(few);
            var at320 = Interval.median(many);
            run.say("burst: " + at320.text());
            var ratio = at320.errors() > 0 ? 0 : at320.requestsPerSecond() / at32.requestsPerSecond();
            run.add(Row.of(
                    "burst from 32 to 320 connections",
                    ratio,
                    "",
                    Goal.atLeast(0.8),
                    at320.errors() + " errors; 320: " + at320.text() + "; 32: " + at32.text()));
        } catch (StaticCopy.NotAnswered e) {
            run.add(Row.without("burst from 32 to 320 connections", Goal.atLeast(0.8), e.getMessage()));
        }
    }

    private Both prepare(ReadCase read) throws StaticCopy.NotAnswered {
        try {
            boolean gzip = read.form() == Form.GZIP;
            var copy = new StaticCopy(directory, read);
            var ours = new Target(gateway.address(), gateway.process().pid(), copy.fetch(gateway.address()), gzip);
            var theirs = Optional.<Target>empty();
            if (nginx.isPresent()) {
                var server = nginx.get();
                theirs = Optional.of(new Target(server.address(), server.pid(), copy.serve(server.address()), gzip));
            }
            WarmUp.until(() -> wrk.run(ours, CONNECTIONS, 1));
            return new Both(ours, theirs, copy.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Row> rows(ReadCase read, long bytes, Interval ours, List<Interval> nginx) {
        var rows = new ArrayList<Row>();
        var size = read.form() == Form.CONDITIONAL ? "" : FigureFormat.count(bytes) + " bytes; ";
        if (nginx.isEmpty()) {
            rows.add(new Row(
                    read.name(), FigureFormat.number(ours.requestsPerSecond(), "/s"), "", "", size + ours.text()));
        } else {
            var theirs = Interval.median(nginx);
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
