package se.samverkan.faults.cluster;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import se.samverkan.stack.kafka.KafkaProcess;
import se.samverkan.stack.postgres.Databases;
import se.samverkan.stack.postgres.PostgresServer;
import se.samverkan.stack.process.ClassArchive;
import se.samverkan.stack.process.Directories;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.process.StartFailure;
import se.samverkan.stack.security.Keys;
import se.samverkan.stack.service.GatewayEndpoint;
import se.samverkan.stack.service.Service;
import se.samverkan.stack.service.ServiceProcess;

/** PostgreSQL, Kafka and two instances of each service; TCP proxies stand before the owners and before PostgreSQL. */
public final class Cluster implements AutoCloseable {

    /** The services that the faults hit, the owners of documents before the gateway, as an upgrade takes them. */
    public static final List<Service> SERVICES = Stream.concat(
                    Service.documentOwners().stream(), Stream.of(Service.GATEWAY))
            .toList();

    private static final int INSTANCES = 2;
    private static final String SUPERUSER = "postgres";
    /** Writers and readers have one address, and a round should be busy. */
    private static final Map<String, String> NO_RATE_LIMIT = Map.of(
            "SAMVERKAN_RATE_LIMIT_WRITES_PER_SECOND", "100000",
            "SAMVERKAN_RATE_LIMIT_WRITES_BURST", "100000",
            "SAMVERKAN_RATE_LIMIT_READS_PER_SECOND", "100000",
            "SAMVERKAN_RATE_LIMIT_READS_BURST", "100000");

    private final Path home;
    private final Path directory;
    private final Keys keys = Keys.generate();
    private final List<Ports> ports = new ArrayList<>();
    private final List<Runnable> stops = new ArrayList<>();
    private final Map<Part, FaultTarget> targets = new EnumMap<>(Part.class);
    private final Map<Service, List<Replica>> replicas = new EnumMap<>(Service.class);
    private final Map<Service, TcpProxy> ownerProxies = new EnumMap<>(Service.class);
    private boolean closed;
    private PostgresServer postgres;
    private TcpProxy postgresProxy;

    /** A cluster whose data and logs are in the directory; {@link #start} starts it, another thread may close it. */
    public Cluster(Path home, Path directory) {
        this.home = home;
        this.directory = directory;
    }

    /** Starts everything and waits until it is ready. */
    public void start(Consumer<String> progress) {
        SERVICES.forEach(service -> service.requireBuilt(home));
        Directories.delete(directory);
        Directories.ownerOnly(directory);
        for (int i = 0; i < INSTANCES; i++) {
            ports.add(Ports.free());
        }
        var servers = ports.getFirst();
        begin(() -> {
            postgres = PostgresServer.durable(directory.resolve("postgresql"), servers.postgres());
            // SIGTERM would wait for all clients to disconnect; containers of PostgreSQL are stopped by SIGINT.
            targets.put(Part.POSTGRES, target(new ServerTarget("PostgreSQL", postgres, "INT")));
            postgresProxy = proxy(List.of(servers.postgres()));
            targets.put(Part.KAFKA, target(new ServerTarget("Kafka", startKafka(servers), "TERM")));
        });
        progress.accept("PostgreSQL and Kafka are ready");
        // The gateways' environment names the proxies of the owners.
        SERVICES.forEach(this::addReplicas);
        // One after the other: on two processors eight starting JVMs hinder each other.
        for (var replica : replicas.values().stream().flatMap(List::stream).toList()) {
            start(replica);
            if (!replica.hasClassArchive()) {
                // Written at a stop: without it a killed instance would need three times as long to start again.
                start(replica);
            }
            progress.accept(String.format(
                    Locale.ROOT,
                    "%s is ready, %.1f s",
                    replica.name(),
                    replica.process().age().toMillis() / 1_000.0));
        }
    }

    private void start(Replica replica) {
        begin(replica::startAgain);
        ServiceProcess.awaitAll(List.of(replica.process()), ready -> {});
    }

    private KafkaProcess startKafka(Ports servers) {
        var archive = ClassArchive.of("fault-suite-kafka", home);
        var kafka =
                KafkaProcess.durable(kafkaDirectory(), servers.kafka(), servers.kafkaController(), directory, archive);
        if (!archive.isWritten()) {
            kafka.restart();
        }
        return kafka;
    }

    private ServerTarget target(ServerTarget server) {
        stops.add(server::stop);
        return server;
    }

    /** A step of the start, which does not overlap with {@link #close()}. */
    private synchronized void begin(Runnable step) {
        if (closed) {
            throw new StartFailure("stopped during the start");
        }
        step.run();
    }

    private void addReplicas(Service service) {
        var instances = new ArrayList<Replica>();
        for (int i = 0; i < INSTANCES; i++) {
            var replica = new Replica(
                    service, ports.get(i), home, directory.resolve(Integer.toString(i + 1)), environment(service, i));
            instances.add(replica);
        }
        replicas.put(service, List.copyOf(instances));
        if (service != Service.GATEWAY) {
            ownerProxies.put(
                    service,
                    proxy(instances.stream()
                            .map(instance -> instance.address().getPort())
                            .toList()));
        }
    }

    private Map<String, String> environment(Service service, int instance) {
        var environment = service.environment(
                ports.get(instance),
                GatewayEndpoint.plain(ports.getFirst()),
                new ProxiedPostgres(postgres, postgresProxy),
                keys);
        environment.putAll(NO_RATE_LIMIT);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
        if (service == Service.GATEWAY) {
            environment.put(
                    "SAMVERKAN_SNAPSHOT_DIRECTORY",
                    directory.resolve("snapshots-" + instance).toString());
            ownerProxies.forEach((owner, proxy) -> environment.put(
                    "SAMVERKAN_OWNERS_" + owner.name().toUpperCase(Locale.ROOT), "http://127.0.0.1:" + proxy.port()));
        }
        return environment;
    }

    private TcpProxy proxy(List<Integer> servers) {
        var proxy = new TcpProxy(servers);
        stops.add(proxy::close);
        return proxy;
    }

    /** The server that a fault of this part hits: of a service, one of its instances. */
    public FaultTarget target(Part part, RandomGenerator random) {
        return part.service()
                .map(replicas::get)
                .<FaultTarget>map(instances -> instances.get(random.nextInt(instances.size())))
                .orElseGet(() -> targets.get(part));
    }

    /** The instances of a service. */
    public List<Replica> replicas(Service service) {
        return replicas.get(service);
    }

    /** The addresses of the API at the gateways, without a trailing slash. */
    public List<URI> gateways() {
        return replicas.get(Service.GATEWAY).stream().map(Replica::address).toList();
    }

    /** The directory with all data of Kafka. */
    public Path kafkaDirectory() {
        return directory.resolve("kafka");
    }

    /** A connection to a database as the role that owns it, past the proxy. */
    public Connection connect(String database) throws SQLException {
        return Databases.connectAsOwner(postgres, database);
    }

    /** A connection to the database {@code postgres} as superuser, past the proxy. */
    public Connection connectAsSuperuser() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(SUPERUSER), SUPERUSER, postgres.password(SUPERUSER));
    }

    /** The proxy through which the gateways reach an owner. */
    public TcpProxy ownerProxy(Service owner) {
        return ownerProxies.get(owner);
    }

    /** The proxy through which the owners reach PostgreSQL. */
    public TcpProxy postgresProxy() {
        return postgresProxy;
    }

    /** The key pair whose tokens the services accept. */
    public Keys keys() {
        return keys;
    }

    public Path home() {
        return home;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + ports.getFirst().kafka();
    }

    /** Whether every instance of every service is ready. */
    public boolean isReady() {
        return replicas.values().stream().flatMap(List::stream).allMatch(Replica::isReady);
    }

    /** Stops everything and deletes the data; the logs stay. */
    @Override
    public synchronized void close() {
        closed = true;
        // The instances of one service one after the other: the first stop writes their class archive.
        replicas.values().parallelStream().forEach(instances -> instances.forEach(Replica::stop));
        while (!stops.isEmpty()) {
            stops.removeLast().run();
        }
        Directories.delete(directory.resolve("postgresql").resolve("data"));
        Directories.delete(kafkaDirectory());
    }
}
