package se.samverkan.faults.cluster;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import se.samverkan.stack.process.ClassArchive;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.service.Service;
import se.samverkan.stack.service.ServiceJvm;
import se.samverkan.stack.service.ServiceProcess;

/** One of the instances of a service. */
public final class Replica implements FaultTarget {

    /** The second compiler would take the processors during a short round. */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private final Service service;
    private final Ports ports;
    private final Path home;
    private final Path directory;
    private final Map<String, String> environment;
    private volatile ServiceProcess process;

    /** An instance on its block of ports that {@link #startAgain()} starts. */
    Replica(Service service, Ports ports, Path home, Path directory, Map<String, String> environment) {
        this.service = service;
        this.ports = ports;
        this.home = home;
        this.directory = directory;
        this.environment = environment;
    }

    @Override
    public String name() {
        return service.module() + " " + directory.getFileName();
    }

    /** The base address of the API at this instance, without a trailing slash. */
    public URI address() {
        return URI.create(service.address(ports) + Service.BASE_PATH);
    }

    /** Scheme, host and port of the management interface. */
    public URI managementAddress() {
        return URI.create(service.managementAddress(ports));
    }

    @Override
    public String stopSignal() {
        return "TERM";
    }

    @Override
    public long pid() {
        return process.pid();
    }

    /** Whether the next start has its classes from an archive. */
    boolean hasClassArchive() {
        return archive().isWritten();
    }

    private ClassArchive archive() {
        return ClassArchive.of(service.module(), home);
    }

    public boolean isReady() {
        return process.isReady();
    }

    ServiceProcess process() {
        return process;
    }

    @Override
    public void startAgain() {
        stop();
        var options = "SAMVERKAN_" + service.name() + "_JAVA_OPTS";
        process = ServiceProcess.start(
                new ServiceJvm(service, archive(), Map.of(options, QUICK_START)),
                service.jar(home),
                service.managementAddress(ports),
                environment,
                directory);
    }

    void stop() {
        if (process != null) {
            signal("CONT");
            process.stop();
        }
    }
}
