package se.samverkan.stack.system;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import se.samverkan.stack.security.Keys;
import se.samverkan.stack.service.Service;
import se.samverkan.stack.service.ServiceProcess;
import se.samverkan.stack.signin.SignInServer;

/** The running services, each of which can be stopped alone, and the sign-in page of the gateway's desk. */
final class ServiceGroup {

    private final Map<Service, ServiceProcess> processes = new EnumMap<>(Service.class);

    private SignInServer signIn;

    /** Starts the sign-in page for the desk at these origins. */
    synchronized void openSignIn(int port, Keys keys, List<String> origins) {
        signIn = SignInServer.start(port, keys, origins);
    }

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
        if (signIn != null) {
            signIn.close();
        }
        for (Service service : Service.inStopOrder()) {
            if (processes.containsKey(service)) {
                ServerGroup.attempt(service.module(), () -> stop(service), stopped);
            }
        }
    }

    /** A service that has ended without having been stopped; the action starts it again. */
    Optional<Supervisor.Exit> unexpectedExit(Consumer<Service> restart) {
        return Stream.of(Service.values())
                .flatMap(service -> process(service).stream()
                        .flatMap(process -> process.unexpectedExit().stream()
                                .map(report -> new Supervisor.Exit(
                                        service.module(), process.age(), report, () -> restart.accept(service)))))
                .findFirst();
    }

    private synchronized Optional<ServiceProcess> process(Service service) {
        return Optional.ofNullable(processes.get(service));
    }
}
