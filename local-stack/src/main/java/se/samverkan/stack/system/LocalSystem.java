package se.samverkan.stack.system;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import se.samverkan.stack.kafka.Kafka;
import se.samverkan.stack.postgres.Databases;
import se.samverkan.stack.postgres.Postgres;
import se.samverkan.stack.postgres.VersionChains;
import se.samverkan.stack.process.ClassArchive;
import se.samverkan.stack.process.Server;
import se.samverkan.stack.process.StartFailure;
import se.samverkan.stack.sample.SampleData;
import se.samverkan.stack.sample.SampleDataClient;
import se.samverkan.stack.sample.SampleLedger;
import se.samverkan.stack.security.Keys;
import se.samverkan.stack.security.LocalCertificate;
import se.samverkan.stack.service.GatewayEndpoint;
import se.samverkan.stack.service.Service;
import se.samverkan.stack.service.ServiceJvm;
import se.samverkan.stack.service.ServiceProcess;

/** The whole system on this machine: PostgreSQL, Kafka and the five services, for ./run and for end-to-end tests. */
public final class LocalSystem implements AutoCloseable {

    private final Setup setup;
    private final Consumer<String> progress;
    private final ServerGroup servers = new ServerGroup(this::report);
    private final ServiceGroup services = new ServiceGroup();
    private boolean closed;
    private DataDirectory data;
    private Keys keys;
    private GatewayEndpoint endpoint;
    private Postgres postgres;
    private Kafka kafka;

    /** A system that {@link #start()} starts; another thread may close it during the start. */
    public LocalSystem(Setup setup, Consumer<String> progress) {
        this.setup = setup;
        this.progress = progress;
    }

    /** Starts everything and waits until it is ready; a failure stops what has started. */
    public static LocalSystem start(Setup setup, Consumer<String> progress) {
        LocalSystem system = new LocalSystem(setup, progress);
        try {
            system.start();
            return system;
        } catch (RuntimeException e) {
            system.close();
            throw e;
        }
    }

    /** Starts everything and waits until it is ready; after a failure {@link #close()} stops what has started. */
    public void start() {
        data = DataDirectory.lock(setup.data());
        setup.ports().requireFree();
        for (Service service : Service.values()) {
            service.requireBuilt(setup.home());
        }
        data.prepare(setup.fresh());
        data.rotateLogs();
        keys = Keys.loadOrCreate(data.keys());
        endpoint = setup.tls()
                ? GatewayEndpoint.secure(setup.ports(), LocalCertificate.loadOrCreate(data.certificate()))
                : GatewayEndpoint.plain(setup.ports());
        services.openSignIn(setup.ports().signIn(), keys, endpoint.origins());
        Stack stack = Stack.chosen();
        // In parallel; only the owners wait for PostgreSQL and Kafka. The gateway connects to Kafka when that is up.
        ServerGroup.Starting<Postgres> startingPostgres =
                startServer("PostgreSQL 18", () -> stack.postgres(setup, data));
        ServerGroup.Starting<Kafka> startingKafka = startServer("Kafka", () -> stack.kafka(setup, data));
        List<ServiceProcess> launched = new ArrayList<>();
        launched.add(launch(Service.GATEWAY));
        postgres = startingPostgres.await();
        kafka = startingKafka.await();
        for (Service owner : Service.owners()) {
            launched.add(launch(owner));
        }
        awaitReady(launched);
    }

    /** Starts a stopped service and waits until it is ready. */
    public void start(Service service) {
        awaitReady(List.of(launch(service)));
    }

    /** Stops one service; the others keep running. */
    public void stop(Service service) {
        services.stop(service);
    }

    /** The base address of the API, without a trailing slash. */
    public URI address() {
        return URI.create(endpoint.address() + Service.BASE_PATH);
    }

    /** The file with the certificate that clients must trust, in case of https. */
    public Optional<Path> certificate() {
        return endpoint.certificate();
    }

    /** Scheme, host and port of a service. */
    public URI address(Service service) {
        return URI.create(service.address(setup.ports()));
    }

    /** Scheme, host and port of a service's management interface. */
    public URI managementAddress(Service service) {
        return URI.create(service.managementAddress(setup.ports()));
    }

    /** The state of every part. */
    public SystemStatus status() {
        return SystemStatus.read(data.root(), setup.ports());
    }

    /** The process id of a running service, for tests of faults. */
    public long pid(Service service) {
        return services.pid(service);
    }

    /** The process id of Kafka, for tests of faults. */
    public long kafkaPid() {
        return kafka.pid().orElseThrow();
    }

    /** The process id of PostgreSQL, for tests of faults. */
    public long postgresPid() {
        return postgres.pid().orElseThrow();
    }

    /** The key pair whose tokens the services accept. */
    public Keys keys() {
        return keys;
    }

    /** The directory with the logs since the start. */
    public Path logs() {
        return data.root().resolve("logs");
    }

    /** A connection to one of the databases, as the role that owns its tables. */
    public Connection connect(String database) throws SQLException {
        return Databases.connectAsOwner(postgres, database);
    }

    /** The first broken link of every document in a database whose version chain is broken. */
    public List<String> badLinks(String database) throws SQLException {
        try (Connection connection = connect(database)) {
            return badLinks(connection);
        }
    }

    /** As {@link #badLinks(String)}, within the transaction of a connection. */
    public List<String> badLinks(Connection connection) throws SQLException {
        return new VersionChains(setup.home()).badLinks(connection);
    }

    /** Loads missing sample data, through the gateway. */
    public void loadSampleData() {
        SampleLedger ledger = new SampleLedger(data.ledger());
        new SampleData(new SampleDataClient(address(), keys, endpoint.client()), ledger, progress)
                .load(setup.home().resolve("sample-data"));
    }

    /** The bootstrap servers of Kafka. */
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** The JDBC URL of a database; the user has the same name. */
    public String jdbcUrl(String database) {
        return postgres.jdbcUrl(database);
    }

    /** Starts parts again that end without having been stopped; returns a one-line report of one that ended too often. */
    public String supervise() throws InterruptedException {
        return new Supervisor(Supervisor.PAUSES, progress)
                .supervise(() -> servers.unexpectedExit().or(() -> services.unexpectedExit(this::restart)));
    }

    private void restart(Service service) {
        services.stop(service);
        start(service);
    }

    private synchronized ServiceProcess launch(Service service) {
        requireOpen();
        Map<String, String> environment = service.environment(setup.ports(), endpoint, postgres, keys);
        if (service == Service.GATEWAY) {
            environment.put("SAMVERKAN_SNAPSHOT_DIRECTORY", data.snapshots().toString());
        }
        environment.putAll(setup.environment());
        ServiceProcess process = ServiceProcess.start(
                new ServiceJvm(service, ClassArchive.of(service.module(), setup.home()), System.getenv()),
                service.jar(setup.home()),
                service.managementAddress(setup.ports()),
                environment,
                data.root());
        services.add(service, process);
        return process;
    }

    private void awaitReady(List<ServiceProcess> launched) {
        ServiceProcess.awaitAll(launched, ready -> report(ready.name(), ready.age()));
    }

    private synchronized <T extends Server> ServerGroup.Starting<T> startServer(String name, Supplier<T> start) {
        requireOpen();
        return servers.start(name, start);
    }

    private void report(String name, Duration duration) {
        progress.accept(String.format(Locale.ROOT, "%-22s ready, %.1f s", name, duration.toMillis() / 1000.0));
    }

    private void requireOpen() {
        if (closed) {
            throw new StartFailure("stopped during the start");
        }
    }

    /** Stops everything: the gateway first, PostgreSQL last. */
    @Override
    public void close() {
        close(name -> {});
    }

    /** Stops everything and reports each part that has stopped. */
    public synchronized void close(Consumer<String> stopped) {
        closed = true;
        services.stopAll(stopped);
        servers.stop(stopped);
        if (data != null) {
            data.close();
        }
    }
}
