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
import se.samverkan.bench.process.ProcessTree;
import se.samverkan.bench.process.Tools;
import se.samverkan.bench.read.MeasuredGateway;
import se.samverkan.bench.read.WarmUp;
import se.samverkan.bench.read.Wrk;
import se.samverkan.bench.report.BenchRun;
import se.samverkan.bench.report.Goal;
import se.samverkan.bench.report.Interval;
import se.samverkan.bench.report.Row;
import se.samverkan.platform.json.CanonicalJson;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.system.LocalSystem;
import se.samverkan.stack.system.Setup;

/** The write side of the whole system, against plain JDBC on the same PostgreSQL, and what readers see of writes. */
public final class WriteBench {

    public static final List<String> KEYS = List.of("write", "owner-read", "visible", "check");

    private static final int CLIENTS = 32;
    private static final int ENOUGH = 300;
    private static final int WARM_UP_SECONDS = 5;

    private final BenchRun run;
    private final Tools tools;
    private final NationalData data;
    private final AtomicLong next = new AtomicLong();
    private final ConcurrentLinkedQueue<String> published = new ConcurrentLinkedQueue<>();

    public WriteBench(BenchRun run, Tools tools) {
        this.run = run;
        this.tools = tools;
        this.data = new NationalData(run.seed(), 1);
    }

    public void measure() {
        var ports = Ports.free();
        var setup = new Setup(run.home(), run.directory().resolve("system"), ports, true, MeasuredGateway.UNLIMITED);
        var system = run.cleanup().add(new LocalSystem(setup, line -> run.say("system: " + line)));
        system.start();
        var address = URI.create("http://127.0.0.1:" + ports.promises());
        var owner = new OwnerClient(address, system.keys());
        try {
            if (run.wants("write")) {
                writes(system, owner);
            }
            if (run.wants("owner-read")) {
                ownerReads(system, owner, address);
            }
            if (run.wants("visible")) {
                new PublicationDelay(run, owner, system.address(), this::promise)
                        .measure()
                        .forEach(run::add);
            }
            if (run.wants("check")) {
                run.add(new CheckUnderLoad(run, owner, system.address(), data).check());
            }
        } catch (SQLException e) {
            throw new BenchFailure("PostgreSQL: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run.cleanup().close(system);
    }

    private PromiseText promise() {
        return new PromiseText(data.slot(next.getAndIncrement() % data.promises()));
    }

    private void publishOne(OwnerClient owner) throws IOException {
        var draft = owner.create(promise().request());
        owner.publish(draft);
        published.add(draft.id());
    }

    private void writes(LocalSystem system, OwnerClient owner) throws SQLException, IOException {
        var clients = new ConcurrentClients(CLIENTS);
        var slot = data.slot(0);
        var event = NationalData.promise(slot).data();
        var texts = new PlainInserts.Texts(
                new PromiseText(slot).title(),
                new PromiseText(slot).request().toString(),
                event,
                CanonicalJson.sha256(event));
        try (var plain = new PlainInserts(system, CLIENTS)) {
            // So much code is behind a write that a second shows no progress of its compilers.
            WarmUp.until(() -> clients.run(WARM_UP_SECONDS, client -> publishOne(owner)));
            plain.run(1, texts);
            var ours = new ArrayList<Interval>();
            var theirs = new ArrayList<Interval>();
            for (int round = 0; round < BenchRun.ROUNDS; round++) {
                ours.add(clients.run(run.seconds(), client -> publishOne(owner)));
                theirs.add(plain.run(run.seconds(), texts));
            }
            compare("create and publish, against plain inserts", Goal.atLeast(0.35), ours, theirs);
        }
    }

    private void ownerReads(LocalSystem system, OwnerClient owner, URI address) throws SQLException, IOException {
        var name = "owner read by id, against plain selects";
        if (tools.wrk().isEmpty()) {
            run.add(Row.without(name, Goal.atLeast(0.4), "left out: no wrk"));
            return;
        }
        while (published.size() < ENOUGH) {
            publishOne(owner);
        }
        var ids = published.stream().limit(ENOUGH).toList();
        var directory = Files.createDirectories(run.directory().resolve("owner"));
        var requests = Files.write(
                directory.resolve("requests.txt"),
                ids.stream().map(id -> "/samverkan/v1/promises/" + id).toList());
        var wrk = new Wrk(tools.wrk().get(), directory);
        var target = new Wrk.Target(address, promisesService(), requests, false);
        try (var plain = new PlainReads(system, CLIENTS, ids)) {
            // What comes before has left events on their way to the readers, too.
            WarmUp.until(() -> wrk.run(target, CLIENTS, WARM_UP_SECONDS));
            plain.run(1);
            var ours = new ArrayList<Interval>();
            var theirs = new ArrayList<Interval>();
            for (int round = 0; round < BenchRun.ROUNDS; round++) {
                ours.add(wrk.run(target, CLIENTS, run.seconds()));
                theirs.add(plain.run(run.seconds()));
            }
            compare(name, Goal.atLeast(0.4), ours, theirs);
        }
    }

    private static long promisesService() {
        return new ProcessTree(ProcessHandle.current().pid())
                .children().stream()
                        .filter(child -> child.command().contains("promises-service"))
                        .findFirst()
                        .map(ProcessTree::pid)
                        .orElseThrow();
    }

    private void compare(String name, Goal goal, List<Interval> ours, List<Interval> theirs) {
        var median = Interval.median(ours);
        var plain = Interval.median(theirs);
        run.say(name + ": " + median.text() + "; plain " + plain.text());
        double ratio = median.errors() > 0 ? 0 : median.requestsPerSecond() / plain.requestsPerSecond();
        run.add(Row.of(name, ratio, "", goal, median.text() + "; plain " + plain.text()));
    }
}
