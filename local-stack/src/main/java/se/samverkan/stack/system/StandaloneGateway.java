package se.samverkan.stack.system;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import se.samverkan.stack.process.ClassArchive;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.security.Keys;
import se.samverkan.stack.security.LocalCertificate;
import se.samverkan.stack.service.GatewayEndpoint;
import se.samverkan.stack.service.Service;
import se.samverkan.stack.service.ServiceJvm;
import se.samverkan.stack.service.ServiceProcess;

/** A gateway with only a Kafka, for benchmarks and tests of public reads, which need no owner and no database. */
public final class StandaloneGateway implements AutoCloseable {

    private final URI address;
    private final URI managementAddress;
    private final Path log;
    private final ServiceProcess process;

    private StandaloneGateway(URI address, URI managementAddress, Path log, ServiceProcess process) {
        this.address = address;
        this.managementAddress = managementAddress;
        this.log = log;
        this.process = process;
    }

    /** Starts the process on a free port, with http, and does not wait for it. */
    public static StandaloneGateway start(
            Path home, Path directory, String bootstrapServers, Map<String, String> environment) {
        Ports ports = Ports.free();
        return start(home, directory, ports, GatewayEndpoint.plain(ports), bootstrapServers, environment);
    }

    /** Starts the process with https only, by the certificate that is stored in the directory. */
    public static StandaloneGateway startSecure(Path home, Path directory, String bootstrapServers) {
        Ports ports = Ports.free();
        GatewayEndpoint endpoint = GatewayEndpoint.secure(ports, LocalCertificate.loadOrCreate(directory));
        return start(home, directory, ports, endpoint, bootstrapServers, Map.of());
    }

    private static StandaloneGateway start(
            Path home,
            Path directory,
            Ports ports,
            GatewayEndpoint endpoint,
            String bootstrapServers,
            Map<String, String> additional) {
        Service.GATEWAY.requireBuilt(home);
        Map<String, String> environment = Service.GATEWAY.environment(ports, endpoint, null, Keys.generate());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        environment.putAll(additional);
        return new StandaloneGateway(
                URI.create(endpoint.address()),
                URI.create(Service.GATEWAY.managementAddress(ports)),
                directory.resolve("logs").resolve(Service.GATEWAY.module() + ".log"),
                ServiceProcess.start(
                        new ServiceJvm(Service.GATEWAY, ClassArchive.of(Service.GATEWAY.module(), home), additional),
                        Service.GATEWAY.jar(home),
                        Service.GATEWAY.managementAddress(ports),
                        environment,
                        directory));
    }

    /** Scheme, host and port. */
    public URI address() {
        return address;
    }

    /** Scheme, host and port of the management interface. */
    public URI managementAddress() {
        return managementAddress;
    }

    /** The log file. */
    public Path log() {
        return log;
    }

    /** Whether the index contains all records that were on the topics at the start. */
    public boolean isReady() {
        return process.isReady();
    }

    /** The process id. */
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.stop();
    }
}
