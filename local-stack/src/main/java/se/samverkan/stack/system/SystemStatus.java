package se.samverkan.stack.system;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import se.samverkan.stack.kafka.KafkaProbe;
import se.samverkan.stack.kafka.KafkaProcess;
import se.samverkan.stack.postgres.Databases;
import se.samverkan.stack.postgres.PostgresServer;
import se.samverkan.stack.process.ChildProcess;
import se.samverkan.stack.process.Passwords;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.process.ProcessTree;
import se.samverkan.stack.process.StartFailure;
import se.samverkan.stack.service.Service;
import se.samverkan.stack.service.ServiceHealth;
import se.samverkan.stack.system.PartStatus.State;

/** The state of every part of a local system, read from any process on the machine. */
public record SystemStatus(List<PartStatus> parts) {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    /** Asks all parts at once: one that hangs delays the result by some seconds, and not the other parts. */
    public static SystemStatus read(Path data, Ports ports) {
        List<Callable<PartStatus>> parts = new ArrayList<>();
        parts.add(() -> postgres(data, ports.postgres()));
        parts.add(() -> kafka(data, ports.kafka()));
        for (Service service : Service.values()) {
            parts.add(() -> service(service, data, ports));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return new SystemStatus(
                    threads.invokeAll(parts).stream().map(Future::resultNow).toList());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
    }

    public boolean isReady() {
        return parts.stream().allMatch(part -> part.state() == State.READY);
    }

    private static PartStatus postgres(Path data, int port) {
        Optional<ProcessHandle> process = PostgresServer.find(DataDirectory.postgresIn(data));
        boolean answers = process.isPresent() && answers(port, DataDirectory.passwordsIn(data));
        return server("PostgreSQL", port, process, answers);
    }

    private static boolean answers(int port, Passwords passwords) {
        String database = Databases.NAMES.getFirst();
        String url = "jdbc:postgresql://127.0.0.1:%d/%s?connectTimeout=%3$d&socketTimeout=%3$d"
                .formatted(port, database, TIMEOUT.toSeconds());
        try (Connection connection = DriverManager.getConnection(url, database, passwords.of(database))) {
            return connection.isValid(Math.toIntExact(TIMEOUT.toSeconds()));
        } catch (SQLException e) {
            return false;
        }
    }

    private static PartStatus kafka(Path data, int port) {
        return server(
                KafkaProcess.NAME, port, ChildProcess.find(KafkaProcess.NAME, data), KafkaProbe.answers(port, TIMEOUT));
    }

    private static PartStatus server(String name, int port, Optional<ProcessHandle> process, boolean answers) {
        return new PartStatus(name, port, answers ? State.READY : silent(process), memory(process), "");
    }

    private static PartStatus service(Service service, Path data, Ports ports) {
        Optional<ProcessHandle> process = ChildProcess.find(service.module(), data);
        Optional<ServiceHealth> health = ServiceHealth.read(service.managementAddress(ports), TIMEOUT);
        State state = health.map(answer -> answer.isUp() ? State.READY : State.NOT_READY)
                .orElse(silent(process));
        String detail = health.map(answer -> detail(service, answer)).orElse("");
        return new PartStatus(service.module(), service.port(ports), state, memory(process), detail);
    }

    private static State silent(Optional<ProcessHandle> process) {
        return process.isPresent() ? State.NO_ANSWER : State.STOPPED;
    }

    private static long memory(Optional<ProcessHandle> process) {
        return process.map(found ->
                        Math.round(new ProcessTree(found.pid()).memory().pssMiB()))
                .orElse(0L);
    }

    private static String detail(Service service, ServiceHealth health) {
        Optional<String> age = switch (service) {
            case GATEWAY -> health.value("reader-gateway", "currentAsOf").map(SystemStatus::indexAge);
            case SUBSCRIPTIONS ->
                health.value("reader-subscriptions-service", "lag").map(lag -> "unread events " + lag);
            case AGREEMENTS, PROMISES, FOLLOWUP -> unsent(health);
        };
        Optional<String> failed = Optional.of(health.failedChecks())
                .filter(checks -> !checks.isEmpty())
                .map(checks -> "fails: " + String.join(", ", checks));
        return String.join(
                "; ", Stream.of(age, failed).flatMap(Optional::stream).toList());
    }

    private static Optional<String> unsent(ServiceHealth health) {
        return health.value("outbox", "oldestUnsentSeconds")
                .map(seconds -> "oldest unsent event " + seconds + " s"
                        + health.value("outbox", "unsent")
                                .map(number -> " (" + number + ")")
                                .orElse(""));
    }

    private static String indexAge(String currentAsOf) {
        try {
            long seconds =
                    Duration.between(Instant.parse(currentAsOf), Instant.now()).toSeconds();
            return "index " + Math.max(0, seconds) + " s old";
        } catch (DateTimeException e) {
            // The reader has not reached the end of the topics yet.
            return "index incomplete";
        }
    }
}
