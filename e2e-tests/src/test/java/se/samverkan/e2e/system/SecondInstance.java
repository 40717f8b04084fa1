package se.samverkan.e2e.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.samverkan.stack.process.ClassArchive;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.service.Service;
import se.samverkan.stack.service.ServiceJvm;
import se.samverkan.stack.service.ServiceProcess;
import se.samverkan.stack.system.Setup;

/** Another process of a service of the system, on the same database and Kafka. */
public final class SecondInstance implements AutoCloseable {
    private final ServiceProcess process;
    private final String address;

    private SecondInstance(ServiceProcess process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it with the settings of the first, but for its ports, and waits until it is ready. */
    public static SecondInstance start(SystemUnderTest system, Service service, Path directory) throws IOException {
        var ports = Ports.free();
        var environment = new HashMap<>(environmentOf(system.processes().pid(service)));
        environment.put("QUARKUS_HTTP_PORT", port(service.address(ports)));
        environment.put("QUARKUS_MANAGEMENT_PORT", port(service.managementAddress(ports)));
        var process = ServiceProcess.start(
                new ServiceJvm(service, ClassArchive.of(service.module(), Setup.repository()), Map.of()),
                service.jar(Setup.repository()),
                service.managementAddress(ports),
                environment,
                directory);
        var started = new SecondInstance(process, service.address(ports));
        try {
            ServiceProcess.awaitAll(List.of(process), ready -> {});
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
        return started;
    }

    private static String port(String address) {
        return address.replaceFirst(".*:", "");
    }

    private static Map<String, String> environmentOf(long pid) throws IOException {
        return Stream.of(Files.readString(Path.of("/proc", Long.toString(pid), "environ"))
                        .split("\0", -1))
                .filter(variable -> variable.matches("(QUARKUS|KAFKA|SAMVERKAN)_.*"))
                .map(variable -> variable.split("=", 2))
                .collect(Collectors.toMap(variable -> variable[0], variable -> variable[1]));
    }

    public String address() {
        return address;
    }

    /** Ends the process without giving it time. */
    public void kill() {
        ProcessHandle.of(process.pid()).orElseThrow().destroyForcibly();
    }

    @Override
    public void close() {
        process.stop();
    }
}
