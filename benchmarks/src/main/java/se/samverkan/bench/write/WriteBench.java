package se.samverkan.bench.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import se.samverkan.bench.data.NationalData;
import se.samverkan.bench.data.PromiseText;
import se.samverkan.bench.process.BenchFailure;
import se.samverkan.bench.process.Tools;
import se.samverkan.bench.read.MeasuredGateway;
import se.samverkan.bench.read.WarmUp;
import se.samverkan.bench.read.Wrk;
import se.samverkan.bench.report.BenchRun;
import se.samverkan.bench.report.FigureGoal;
import se.samverkan.bench.report.Measurement;
import se.samverkan.bench.report.Row;
import se.samverkan.platform.json.CanonicalJson;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.process.ProcessTree;
import se.samverkan.stack.system.LocalSystem;
import se.samverkan.stack.system.Setup;

/** Measures writes and owner reads against plain JDBC on the same PostgreSQL, and the visibility and consistency of publications. */
public final class WriteBench {

    public static final List<String> KEYS = List.of("write", "owner-read", "visible", "check", "import");

    private static final int CLIENTS = 32;
    private static final int READ_DOCUMENTS = 300;
    private static final int WARM_UP_SECONDS = 5;

    private final BenchRun run;
    private final Tools tools;
    private final NationalData data;
    private final AtomicLong nextPromise = new AtomicLong();
    private final ConcurrentLinkedQueue<String> publishedIds = new ConcurrentLinkedQueue<>();

    public WriteBench(BenchRun run, Tools tools) {
        this.run = run;
        this.tools = tools;
        this.data = new NationalData(run.seed(), 1);
    }

    public void measure() {
        var ports = Ports.free();
        var setup = new Setup(
                run.home(), run.directory().resolve("system"), ports, true, MeasuredGateway.WITHOUT_RATE_LIMIT);
        var system = run.cleanup().add(new LocalSystem(setup, line -> run.log("system: " + line)));
        system.start();
        var address = URI.create("http://127.0.0.1:" + ports.promises());
        var owner = new OwnerClient(address, system.keys());
        try {
            if (run.includes("write")) {
                writes(system, owner);
            }
            if (run.includes("owner-read")) {
                ownerReads(system, owner, address);
            }
            if (run.includes("visible")) {
                new PublicationDelay(run, owner, system.address(), this::nextPromise)
                        .measure()
                        .forEach(run::add);
            }
            if (run.includes("check")) {
                run.add(new CheckUnderLoad(run, owner, system.address(), data).check());
            }
            if (run.includes("import")) {
                run.add(new ImportRate(run, system, owner, data).measure(texts()));
            }
        } catch (SQLException e) {
            throw new BenchFailure("PostgreSQL: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run.cleanup().close(system);
    }

    private PromiseText nextPromise() {
        return new PromiseText(data.promiseSeed(nextPromise.getAndIncrement() % data.promises()));
    }

    private void publishOne(OwnerClient owner) throws IOException {
        var draft = owner.create(nextPromise().request());
        owner.publish(draft);
        publishedIds.add(draft.id());
    }

    private void writes(LocalSystem system, OwnerClient owner) throws SQLException, IOException {
        var clients = new ConcurrentClients(CLIENTS);
        var texts = texts();
        try (var plain = new PlainInserts(system, CLIENTS)) {
            // A write runs so much code that rounds of one second would not show the progress of the JIT compilers.
            WarmUp.untilStable(() -> clients.run(WARM_UP_SECONDS, client -> publishOne(owner)));
            plain.run(1, texts);
            var serviceRounds = new ArrayList<Measurement>();
            var plainRounds = new ArrayList<Measurement>();
            for (int round = 0; round < BenchRun.ROUNDS; round++) {
                serviceRounds.add(clients.run(run.seconds(), client -> publishOne(owner)));
                plainRounds.add(plain.run(run.seconds(), texts));
            }
            compare("create and publish, against plain inserts", FigureGoal.atLeast(0.35), serviceRounds, plainRounds);
        }
    }

    private PlainInserts.Texts texts() {
        var seed = data.promiseSeed(0);
        var event = NationalData.promise(seed).data();
        return new PlainInserts.Texts(
                new PromiseText(seed).title(),
                new PromiseText(seed).request().toString(),
                event,
                CanonicalJson.sha256(event));
    }

    private void ownerReads(LocalSystem system, OwnerClient owner, URI address) throws SQLException, IOException {
        var name = "owner read by id, against plain selects";
        if (tools.wrk().isEmpty()) {
            run.add(Row.notMeasured(name, FigureGoal.atLeast(0.4), "not measured: no wrk"));
            return;
        }
        while (publishedIds.size() < READ_DOCUMENTS) {
            publishOne(owner);
        }
        var ids = publishedIds.stream().limit(READ_DOCUMENTS).toList();
        var directory = Files.createDirectories(run.directory().resolve("owner"));
        var requests = Files.write(
                directory.resolve("requests.txt"),
                ids.stream().map(id -> "/samverkan/v1/promises/" + id).toList());
        var wrk = new Wrk(tools.wrk().get(), directory);
        var target = new Wrk.Target(address, promisesServicePid(), requests, false);
        try (var plain = new PlainReads(system, CLIENTS, ids)) {
            // The warm-up also lets the gateway catch up with earlier events.
            WarmUp.untilStable(() -> wrk.run(target, CLIENTS, WARM_UP_SECONDS));
            plain.run(1);
            var serviceRounds = new ArrayList<Measurement>();
            var plainRounds = new ArrayList<Measurement>();
            for (int round = 0; round < BenchRun.ROUNDS; round++) {
                serviceRounds.add(wrk.run(target, CLIENTS, run.seconds()));
                plainRounds.add(plain.run(run.seconds()));
            }
            compare(name, FigureGoal.atLeast(0.4), serviceRounds, plainRounds);
        }
    }

    private static long promisesServicePid() {
        return new ProcessTree(ProcessHandle.current().pid())
                .children().stream()
                        .filter(child -> child.command().contains("promises-service"))
                        .findFirst()
                        .map(ProcessTree::pid)
                        .orElseThrow();
    }

    private void compare(String name, FigureGoal goal, List<Measurement> serviceRounds, List<Measurement> plainRounds) {
        var median = Measurement.median(serviceRounds);
        var plain = Measurement.median(plainRounds);
        run.log(name + ": " + median.text() + "; plain " + plain.text());
        double ratio = median.errors() > 0 ? 0 : median.requestsPerSecond() / plain.requestsPerSecond();
        run.add(Row.of(name, ratio, "", goal, median.text() + "; plain " + plain.text()));
    }
}
