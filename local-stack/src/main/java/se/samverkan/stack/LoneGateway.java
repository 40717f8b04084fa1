package se.samverkan.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** The gateway beside a Kafka and nothing else, for measuring it: public reads need no owner and no database. */
public final class LoneGateway implements AutoCloseable {

    private final URI address;
    private final Path log;
    private final ServiceProcess process;

    private LoneGateway(URI address, Path log, ServiceProcess process) {
        this.address = address;
        this.log = log;
        this.process = process;
    }

    /** Starts the process on a free port and does not wait for it. */
    public static LoneGateway start(Path home, Path directory, String bootstrapServers, Map<String, String> more) {
        Ports ports = Ports.free();
        return start(home, directory, ports, Entrance.plain(ports), bootstrapServers, more);
    }

    /** The same with https alone, by a certificate in the directory. */
    public static LoneGateway startSecure(Path home, Path directory, String bootstrapServers) {
        Ports ports = Ports.free();
        Entrance entrance = Entrance.secure(ports, LocalCertificate.keptIn(directory));
        return start(home, directory, ports, entrance, bootstrapServers, Map.of());
    }

    private static LoneGateway start(
            Path home,
            Path directory,
            Ports ports,
            Entrance entrance,
            String bootstrapServers,
            Map<String, String> more) {
        Service.GATEWAY.requireBuilt(home);
        Map<String, String> environment = Service.GATEWAY.environment(ports, entrance, null, Keys.generate());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        environment.putAll(more);
        return new LoneGateway(
                URI.create(entrance.address()),
                directory.resolve("logs").resolve(Service.GATEWAY.module() + ".log"),
                ServiceProcess.start(
                        new ServiceJvm(Service.GATEWAY, ClassArchive.of(Service.GATEWAY, home), more),
                        Service.GATEWAY.jar(home),
                        entrance.client(),
                        entrance.address(),
                        environment,
                        directory));
    }

    /** Scheme, host and port. */
    public URI address() {
        return address;
    }

    /** Where it logs. */
    public Path log() {
        return log;
    }

    /** Whether it shows all that was on the topics when it started. */
    public boolean isReady() {
        return process.saysReady();
    }

    /** The number of its process. */
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.stop();
    }
}
