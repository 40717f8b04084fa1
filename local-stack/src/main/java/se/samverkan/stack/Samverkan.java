package se.samverkan.stack;

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
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The whole system on this machine: PostgreSQL, Kafka and the four services, for ./run and for end-to-end tests. */
public final class Samverkan implements AutoCloseable {

    private static final Duration GLANCE = Duration.ofMillis(200);

    private record Part(String name, Runnable stop) {}

    private final Setup setup;
    private final Consumer<String> progress;
    private final Deque<Part> parts = new ArrayDeque<>();
    private final Map<Service, ServiceProcess> services = new EnumMap<>(Service.class);
    private boolean closed;
    private DataDirectory data;
    private Keys keys;
    private Postgres postgres;
    private Kafka kafka;

    /** A system that is started by {@link #start()}, and may be closed while it starts. */
    public Samverkan(Setup setup, Consumer<String> progress) {
        this.setup = setup;
        this.progress = progress;
    }

    /** Starts everything and waits until it is ready; when something fails, nothing is left running. */
    public static Samverkan start(Setup setup, Consumer<String> progress) {
        Samverkan samverkan = new Samverkan(setup, progress);
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
        Stack stack = Stack.chosen();
        postgres = timed(
                "PostgreSQL 18",
                () -> part("PostgreSQL 18", () -> stack.postgres(data.postgres(), ports.postgres()), Postgres::close));
        kafka = timed(
                "Kafka",
                () -> part(
                        "Kafka",
                        () -> stack.kafka(data.kafka(), ports.kafka(), ports.kafkaController()),
                        Kafka::close));
        List<ServiceProcess> launched = new ArrayList<>();
        for (Service service : Service.values()) {
            launched.add(part(service.module(), () -> launch(service), started -> stop(service)));
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
        return URI.create(Service.GATEWAY.address(setup.ports()) + Service.BASE_PATH);
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
        new SampleData(new Archivist(address(), keys), ledger, progress)
                .load(setup.home().resolve("sample-data"));
    }

    /** Where its Kafka is. */
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    String jdbcUrl(String database) {
        return postgres.jdbcUrl(database);
    }

    /** Returns when a service has ended though nobody stopped it, with one line about it. */
    String awaitDeath() throws InterruptedException {
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
        Map<String, String> environment = service.environment(setup.ports(), postgres, kafka, keys);
        environment.putAll(setup.environment());
        ServiceProcess process = ServiceProcess.start(
                service.module(), service.jar(setup.home()), service.address(setup.ports()), environment, data.root());
        services.put(service, process);
        return process;
    }

    private void awaitReady(List<ServiceProcess> launched) {
        ServiceProcess.awaitAll(launched, ready -> report(ready.name(), ready.age()));
    }

    private <T> T timed(String name, Supplier<T> start) {
        long begin = System.nanoTime();
        T part = start.get();
        report(name, Duration.ofNanos(System.nanoTime() - begin));
        return part;
    }

    private void report(String name, Duration duration) {
        progress.accept(String.format(Locale.ROOT, "%-20s ready, %.1f s", name, duration.toMillis() / 1000.0));
    }

    /** Starts a part and notes how to stop it in one step, so that a close in between misses nothing. */
    private synchronized <T> T part(String name, Supplier<T> start, Consumer<T> stop) {
        if (closed) {
            throw new StartFailure("stopped before it was up");
        }
        T part = start.get();
        parts.push(new Part(name, () -> stop.accept(part)));
        return part;
    }

    /** Stops everything, in the reverse order of the start. */
    @Override
    public void close() {
        close(name -> {});
    }

    synchronized void close(Consumer<String> stopped) {
        closed = true;
        while (!parts.isEmpty()) {
            Part part = parts.pop();
            try {
                part.stop().run();
                stopped.accept(part.name());
            } catch (RuntimeException e) {
                // The parts below must be stopped whatever this one does.
                stopped.accept(part.name() + " did not stop: " + e.getMessage());
            }
        }
        if (data != null) {
            data.close();
        }
    }
}
