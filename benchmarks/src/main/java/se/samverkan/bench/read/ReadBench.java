package se.samverkan.bench.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import se.samverkan.bench.data.DataLoader;
import se.samverkan.bench.data.NationalData;
import se.samverkan.bench.process.BenchFailure;
import se.samverkan.bench.process.PublicReader;
import se.samverkan.bench.process.Tools;
import se.samverkan.bench.report.BenchRun;
import se.samverkan.bench.report.FigureFormat;
import se.samverkan.bench.report.Percentiles;
import se.samverkan.bench.report.Row;
import se.samverkan.stack.kafka.Kafka;
import se.samverkan.stack.process.ProcessTree;
import se.samverkan.stack.system.Stack;

/** Measures public reads at each scale, with a standalone gateway and a Kafka that holds the national data. */
public final class ReadBench {

    public static final List<String> KEYS =
            Stream.concat(Stream.of("fill", "burst"), ReadCases.KEYS.stream()).toList();

    private final BenchRun run;
    private final Tools tools;
    private final Growth growth = new Growth();

    public ReadBench(BenchRun run, Tools tools) {
        this.run = run;
        this.tools = tools;
    }

    public void measure() {
        for (int scale : run.scales()) {
            var kafka = run.cleanup().add(Stack.chosen().throwawayKafka());
            measure(new NationalData(run.seed(), scale), kafka);
            run.cleanup().close(kafka);
        }
        growth.rows().forEach(run::add);
    }

    private void measure(NationalData data, Kafka kafka) {
        int scale = data.scale();
        var directory = run.directory().resolve("gateway-" + scale);
        var loader = new DataLoader(kafka.bootstrapServers());
        loader.createTopics();
        var empty = run.includes("fill") ? emptyStart(directory, kafka) : Duration.ZERO;
        long begin = System.nanoTime();
        long events = loader.load(data);
        run.log(scale + "×: " + FigureFormat.count(events) + " events published after " + FigureFormat.since(begin));
        var gateway = start(directory, kafka, scale);
        run.log(scale + "×: the gateway was ready " + FigureFormat.seconds(gateway.untilReady()) + " after its start");
        var loaded = gateway.tree().memory();
        if (run.includes("fill")) {
            run.add(new IndexLoad(scale, events, gateway.untilReady(), empty).row());
        }
        measure(data, gateway);
        if (run.includes("fill")) {
            run.add(IndexLoad.memory(scale, loaded, gateway.tree().memory()));
        }
        run.cleanup().close(gateway.process());
        if (run.includes("fill")) {
            run.add(IndexLoad.restored(scale, restoredStart(directory, kafka, data), empty));
        }
    }

    private MeasuredGateway start(Path directory, Kafka kafka, int scale) {
        return MeasuredGateway.start(run.home(), directory, kafka, scale, run.cleanup());
    }

    /** The time of a start without data, to be subtracted from a start with data. */
    private Duration emptyStart(Path directory, Kafka kafka) {
        return medianStart(() -> start(directory.resolve("empty"), kafka, 1));
    }

    /** The time of a start from the snapshot that a gateway with all data has written when it stopped. */
    private Duration restoredStart(Path directory, Kafka kafka, NationalData data) {
        Supplier<MeasuredGateway> start =
                () -> MeasuredGateway.startWithSnapshot(run.home(), directory, kafka, data.scale(), run.cleanup());
        run.cleanup().close(start.get().process());
        return medianStart(() -> withAllPromises(start.get(), data));
    }

    /** Fails unless the gateway serves all promises as soon as it is ready. */
    private static MeasuredGateway withAllPromises(MeasuredGateway gateway, NationalData data) {
        try {
            var list = new PublicReader().get(gateway.address().resolve("/samverkan/v1/promises?limit=1"));
            if (!new String(list.body(), UTF_8).contains("\"totalRecords\":" + data.promises() + ",")) {
                throw new BenchFailure("a gateway that is ready lacks promises of its snapshot");
            }
            return gateway;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Duration medianStart(Supplier<MeasuredGateway> start) {
        var times = new ArrayList<Duration>();
        while (times.size() < BenchRun.ROUNDS) {
            var gateway = start.get();
            times.add(gateway.untilReady());
            run.cleanup().close(gateway.process());
        }
        return Duration.ofNanos((long) Percentiles.median(times, Duration::toNanos));
    }

    private void measure(NationalData data, MeasuredGateway gateway) {
        var cases = new ReadCases(data).all();
        if (tools.wrk().isEmpty()) {
            cases.stream()
                    .filter(read -> run.includes(read.key()))
                    .forEach(read -> run.add(Row.notMeasured(read.name(), read.ratio(), "not measured: no wrk")));
            return;
        }
        // Larger scales measure only the cases whose growth has a goal; the first scale measures all.
        boolean isFirst = data.scale() == run.scales().getFirst();
        var www = run.directory().resolve("www-" + data.scale());
        var nginx = isFirst
                ? tools.nginx().map(program -> run.cleanup().add(Nginx.start(program, www)))
                : Optional.<Nginx>empty();
        var comparison = new Comparison(run, new Wrk(tools.wrk().get(), www), www, gateway, nginx);
        for (var read : cases) {
            if (run.includes(read.key()) && (isFirst || ReadCases.GROWING.contains(read.key()))) {
                comparison.measure(read, isFirst).ifPresent(figures -> growth.add(read, data.scale(), figures));
            }
        }
        if (run.includes("burst") && isFirst) {
            comparison.burst(cases.getFirst());
        }
        nginx.ifPresent(server -> {
            run.add(IndexLoad.nginx(new ProcessTree(server.pid()).memory()));
            run.cleanup().close(server);
        });
    }
}
