package se.samverkan.stack.system;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import se.samverkan.stack.kafka.Kafka;
import se.samverkan.stack.postgres.Postgres;
import se.samverkan.stack.postgres.VersionChains;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.process.StartFailure;
import se.samverkan.stack.sample.SampleData;
import se.samverkan.stack.sample.SampleDataClient;
import se.samverkan.stack.sample.SampleLedger;
import se.samverkan.stack.security.Keys;
import se.samverkan.stack.security.LocalCertificate;
import se.samverkan.stack.service.ClassArchive;
import se.samverkan.stack.service.GatewayEndpoint;
import se.samverkan.stack.service.Service;
import se.samverkan.stack.service.ServiceJvm;
import se.samverkan.stack.service.ServiceProcess;

/** The whole system on this machine: PostgreSQL, Kafka and the four services, for ./run and for end-to-end tests. */
public final class LocalSystem implements AutoCloseable {

    private static final Duration GLANCE = Duration.ofMillis(200);

    /** What was begun, and how to stop it once it has started. */
    private record Part(String name, CompletableFuture<Runnable> stop) {}

    private final Setup setup;
    private final Consumer<String> progress;
    // What the services need, in the order of its start.
    private final Deque<Part> parts = new ArrayDeque<>();
    private final Map<Service, ServiceProcess> services = new EnumMap<>(Service.class);
    private boolean closed;
    private DataDirectory data;
    private Keys keys;
    private GatewayEndpoint entrance;
    private Postgres postgres;
    private Kafka kafka;

    /** A system that is started by {@link #start()}, and may be closed while it starts. */
    public LocalSystem(Setup setup, Consumer<String> progress) {
        this.setup = setup;
        this.progress = progress;
    }

    /** Starts everything and waits until it is ready; when something fails, nothing is left running. */
    public static LocalSystem start(Setup setup, Consumer<String> progress) {
        LocalSystem samverkan = new LocalSystem(setup, progress);
        try {
            samverkan.start();
            return samverkan;
        } catch (RuntimeException e) {
            samverkan.close();
            throw e;
        }
    }

    /** Starts everything and waits until it is ready; what it has started when something fails, close() stops. */
    public void start() {
        Ports ports = setup.ports();
        data = DataDirectory.lock(setup.data());
        ports.requireFree();
        for (Service service : Service.values()) {
            service.requireBuilt(setup.home());
        }
        if (setup.fresh()) {
            data.clear();
        }
        data.turnLogs();
        keys = Keys.keptIn(data.keys());
        entrance = setup.tls()
                ? GatewayEndpoint.secure(ports, LocalCertificate.keptIn(data.certificate()))
                : GatewayEndpoint.plain(ports);
        Stack stack = Stack.chosen();
        // All at once, but for what needs another to begin with. The gateway finds Kafka when it is there.
        CompletableFuture<Started<Postgres>> startingPostgres =
                begin("PostgreSQL 18", () -> stack.postgres(data.postgres(), ports.postgres()), Postgres::close);
        CompletableFuture<Started<Kafka>> startingKafka =
                begin("Kafka", () -> stack.kafka(data.kafka(), ports.kafka(), ports.kafkaController()), Kafka::close);
        List<ServiceProcess> launched = new ArrayList<>();
        launched.add(launch(Service.GATEWAY));
        postgres = up("PostgreSQL 18", startingPostgres);
        kafka = up("Kafka", startingKafka);
        for (Service owner : Service.owners()) {
            launched.add(launch(owner));
        }
        awaitReady(launched);
    }

    /** Starts a service that was stopped, and waits until it is ready. */
    public void start(Service service) {
        awaitReady(List.of(launch(service)));
    }

    /** Stops one service; the others go on. */
    public synchronized void stop(Service service) {
        ServiceProcess process = services.remove(service);
        if (process != null) {
            process.stop();
        }
    }

    /** The base of the API, without a slash at its end. */
    public URI address() {
        return URI.create(entrance.address() + Service.BASE_PATH);
    }

    /** The certificate that its clients must trust, where it answers https. */
    public Optional<Path> certificate() {
        return entrance.certificate();
    }

    /** Scheme, host and port of one service. */
    public URI address(Service service) {
        return URI.create(service.address(setup.ports()));
    }

    /** The keys that the services trust. */
    public Keys keys() {
        return keys;
    }

    /** What everything that runs has logged since the start. */
    public Path logs() {
        return data.root().resolve("logs");
    }

    /** A connection to one of the databases, as the role that owns it. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(database), database, postgres.password(database));
    }

    /** The first bad link of every document in a database whose chain of versions does not hold. */
    public List<String> badLinks(String database) throws SQLException {
        try (Connection connection = connect(database)) {
            return badLinks(connection);
        }
    }

    /** The same as a transaction that is still open sees it. */
    public List<String> badLinks(Connection connection) throws SQLException {
        return new VersionChains(setup.home()).badLinks(connection);
    }

    /** Loads the sample data that are not there yet, through the gateway. */
    public void loadSampleData() {
        SampleLedger ledger = new SampleLedger(data.ledger());
        new SampleData(new SampleDataClient(address(), keys, entrance.client()), ledger, progress)
                .load(setup.home().resolve("sample-data"));
    }

    /** Where its Kafka is. */
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    public String jdbcUrl(String database) {
        return postgres.jdbcUrl(database);
    }

    /** Returns when a service has ended though nobody stopped it, with one line about it. */
    public String awaitDeath() throws InterruptedException {
        while (true) {
            for (Service service : Service.values()) {
                Optional<String> death = Optional.ofNullable(running(service)).flatMap(ServiceProcess::death);
                if (death.isPresent()) {
                    return death.get();
                }
            }
            Thread.sleep(GLANCE);
        }
    }

    private synchronized ServiceProcess running(Service service) {
        return services.get(service);
    }

    private synchronized ServiceProcess launch(Service service) {
        requireOpen();
        Map<String, String> environment = service.environment(setup.ports(), entrance, postgres, keys);
        environment.putAll(setup.environment());
        ServiceProcess process = ServiceProcess.start(
                new ServiceJvm(service, ClassArchive.of(service, setup.home()), System.getenv()),
                service.jar(setup.home()),
                entrance.client(),
                service == Service.GATEWAY ? entrance.address() : service.address(setup.ports()),
                environment,
                data.root());
        services.put(service, process);
        return process;
    }

    private void awaitReady(List<ServiceProcess> launched) {
        ServiceProcess.awaitAll(launched, ready -> report(ready.name(), ready.age()));
    }

    private record Started<T>(T part, Duration duration) {}

    /** Starts a part beside others, and notes how to stop it in one step, so that a close in between misses nothing. */
    private synchronized <T> CompletableFuture<Started<T>> begin(String name, Supplier<T> start, Consumer<T> stop) {
        requireOpen();
        CompletableFuture<Started<T>> starting = CompletableFuture.supplyAsync(
                () -> {
                    long begin = System.nanoTime();
                    T part = start.get();
                    return new Started<>(part, Duration.ofNanos(System.nanoTime() - begin));
                },
                task -> Thread.ofPlatform().name("start-" + name).start(task));
        parts.push(new Part(name, starting.thenApply(started -> () -> stop.accept(started.part()))));
        return starting;
    }

    private <T> T up(String name, CompletableFuture<Started<T>> starting) {
        try {
            Started<T> started = starting.join();
            report(name, started.duration());
            return started.part();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StartFailure failure ? failure : e;
        }
    }

    private void report(String name, Duration duration) {
        progress.accept(String.format(Locale.ROOT, "%-20s ready, %.1f s", name, duration.toMillis() / 1000.0));
    }

    private void requireOpen() {
        if (closed) {
            throw new StartFailure("stopped before it was up");
        }
    }

    /** Stops everything: the gateway first, what the others need last. */
    @Override
    public void close() {
        close(name -> {});
    }

    public synchronized void close(Consumer<String> stopped) {
        closed = true;
        for (Service service : Service.inOrderOfStop()) {
            if (services.containsKey(service)) {
                attempt(service.module(), () -> stop(service), stopped);
            }
        }
        while (!parts.isEmpty()) {
            Part part = parts.pop();
            attempt(part.name(), () -> part.stop().join().run(), stopped);
        }
        if (data != null) {
            data.close();
        }
    }

    private static void attempt(String name, Runnable stop, Consumer<String> stopped) {
        try {
            stop.run();
            stopped.accept(name);
        } catch (CompletionException e) {
            // It has not started: that is told already, and there is nothing to stop.
        } catch (RuntimeException e) {
            // The parts below must be stopped whatever this one does.
            stopped.accept(name + " did not stop: " + e.getMessage());
        }
    }
}
