package se.samverkan.stack.system;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.security.Keys;
import se.samverkan.stack.security.LocalCertificate;
import se.samverkan.stack.service.ClassArchive;
import se.samverkan.stack.service.GatewayEndpoint;
import se.samverkan.stack.service.Service;
import se.samverkan.stack.service.ServiceJvm;
import se.samverkan.stack.service.ServiceProcess;

/** The gateway beside a Kafka and nothing else, for measuring it: public reads need no owner and no database. */
public final class StandaloneGateway implements AutoCloseable {

    private final URI address;
    private final Path log;
    private final ServiceProcess process;

    private StandaloneGateway(URI address, Path log, ServiceProcess process) {
        this.address = address;
        this.log = log;
        this.process = process;
    }

    /** Starts the process on a free port and does not wait for it. */
    public static StandaloneGateway start(
            Path home, Path directory, String bootstrapServers, Map<String, String> more) {
        Ports ports = Ports.free();
        return start(home, directory, ports, GatewayEndpoint.plain(ports), bootstrapServers, more);
    }

    /** The same with https alone, by a certificate in the directory. */
    public static StandaloneGateway startSecure(Path home, Path directory, String bootstrapServers) {
        Ports ports = Ports.free();
        GatewayEndpoint entrance = GatewayEndpoint.secure(ports, LocalCertificate.keptIn(directory));
        return start(home, directory, ports, entrance, bootstrapServers, Map.of());
    }

    private static StandaloneGateway start(
            Path home,
            Path directory,
            Ports ports,
            GatewayEndpoint entrance,
            String bootstrapServers,
            Map<String, String> more) {
        Service.GATEWAY.requireBuilt(home);
        Map<String, String> environment = Service.GATEWAY.environment(ports, entrance, null, Keys.generate());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        environment.putAll(more);
        return new StandaloneGateway(
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
