package se.samverkan.stack.system;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import se.samverkan.stack.service.Service;
import se.samverkan.stack.service.ServiceProcess;

/** The running services, each of which can be stopped alone. */
final class ServiceGroup {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    private final Map<Service, ServiceProcess> processes = new EnumMap<>(Service.class);

    synchronized void add(Service service, ServiceProcess process) {
        processes.put(service, process);
    }

    /** The process id of a running service. */
    long pid(Service service) {
        return process(service).orElseThrow().pid();
    }

    /** Stops one service, if it is running. */
    synchronized void stop(Service service) {
        ServiceProcess process = processes.remove(service);
        if (process != null) {
            process.stop();
        }
    }

    /** Stops all services, the gateway first, and reports each. */
    synchronized void stopAll(Consumer<String> stopped) {
        for (Service service : Service.inStopOrder()) {
            if (processes.containsKey(service)) {
                ServerGroup.attempt(service.module(), () -> stop(service), stopped);
            }
        }
    }

    /** Waits until a service ends without having been stopped. */
    Supervisor.Exit awaitUnexpectedExit() throws InterruptedException {
        while (true) {
            for (Service service : Service.values()) {
                Optional<Supervisor.Exit> exit = process(service)
                        .flatMap(process -> process.unexpectedExit()
                                .map(report -> new Supervisor.Exit(service, process.age(), report)));
                if (exit.isPresent()) {
                    return exit.get();
                }
            }
            Thread.sleep(POLL_INTERVAL);
        }
    }

    private synchronized Optional<ServiceProcess> process(Service service) {
        return Optional.ofNullable(processes.get(service));
    }
}
