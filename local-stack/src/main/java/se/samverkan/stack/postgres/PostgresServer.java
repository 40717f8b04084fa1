package se.samverkan.stack.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import se.samverkan.stack.process.Directories;
import se.samverkan.stack.process.LogFile;
import se.samverkan.stack.process.ParentProcessWatchdog;
import se.samverkan.stack.process.Passwords;
import se.samverkan.stack.process.PidFile;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.process.StartFailure;

/** A PostgreSQL server process on this machine, from binaries on the class path. */
public final class PostgresServer implements Postgres {

    private static final String SUPERUSER = "postgres";
    private static final List<String> COMMON = List.of(
            "listen_addresses=127.0.0.1",
            // No Unix socket: its path would have to be short and writable.
            "unix_socket_directories=",
            "timezone=UTC",
            "log_timezone=UTC",
            "max_connections=200");
    private static final List<String> DURABLE = List.of("fsync=on", "synchronous_commit=on", "full_page_writes=on");
    private static final List<String> THROWAWAY =
            List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off");

    private final Path directory;
    private final Path data;
    private final Path programs;
    private final int port;
    private final boolean durable;
    private final Passwords passwords;
    private ParentProcessWatchdog watchdog;
    private ProcessHandle process;
    private boolean closed;

    private PostgresServer(Path directory, int port, boolean durable) {
        this.directory = Directories.ownerOnly(directory.toAbsolutePath());
        this.data = this.directory.resolve("data");
        this.programs = PostgresBinaries.directory();
        this.port = port;
        this.durable = durable;
        this.passwords = passwordsIn(this.directory);
    }

    /** A server that keeps its data in the directory; acknowledged commits survive a power cut. */
    public static PostgresServer durable(Path directory, int port) {
        return new PostgresServer(directory, port, true).start();
    }

    /** A server for tests: without fsync, on a free port, deleted when closed. */
    public static PostgresServer throwaway() {
        return new PostgresServer(Directories.temporary("postgresql"), Ports.oneFree(), false).start();
    }

    /** Stops a server that a killed run has left running on the directory, if there is one. */
    public static void stopOrphan(Path directory) {
        Path pidFile = pidFile(directory);
        if (!Files.exists(pidFile)) {
            return;
        }
        if (isPostgres(directory)) {
            PostgresServer orphan = new PostgresServer(directory, 0, true);
            orphan.run(orphan.stopCommand());
        } else {
            // After a reboot another process may have this id: pg_ctl would signal it, and the server would not start.
            Directories.delete(pidFile);
        }
    }

    private static Path pidFile(Path directory) {
        return directory.resolve("data").resolve("postmaster.pid");
    }

    private static boolean isPostgres(Path directory) {
        return find(directory)
                .flatMap(process -> process.info().command())
                .filter(command -> Path.of(command).endsWith("postgres"))
                .isPresent();
    }

    /** The running server on the directory, also of another JVM. */
    public static Optional<ProcessHandle> find(Path directory) {
        return new PidFile(pidFile(directory)).process();
    }

    /** The passwords of the roles of the server on the directory. */
    public static Passwords passwordsIn(Path directory) {
        return new Passwords(directory.resolve("passwords"));
    }

    private PostgresServer start() {
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise();
        }
        stopOrphan(directory);
        try {
            launch();
            Databases.prepare(this, SUPERUSER, passwords.of(SUPERUSER));
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private synchronized void launch() {
        if (closed) {
            throw new StartFailure("PostgreSQL is stopped");
        }
        if (!run(program(
                "pg_ctl", "start", "-w", "-t", "60", "-D", data.toString(), "-l", serverLog(), "-o", options()))) {
            throw new StartFailure(
                    "PostgreSQL does not start, see " + serverLog() + ": " + LogFile.lastError(Path.of(serverLog())));
        }
        process = find(directory)
                .orElseThrow(() -> new StartFailure("PostgreSQL ended during its start, see " + serverLog()));
        if (watchdog == null) {
            watchdog = ParentProcessWatchdog.start(stopCommand());
        }
    }

    /** Initialises next to the final directory and moves the result: an interrupted first start is repeated in full. */
    private void initialise() {
        Path temporary = directory.resolve("initialising");
        Directories.delete(temporary);
        passwords.of(SUPERUSER);
        // The built-in locale has the same sort order on every machine.
        if (!run(program(
                "initdb",
                "--pgdata=" + temporary,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwords.fileOf(SUPERUSER),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--locale=C.UTF-8",
                durable ? "--data-checksums" : "--no-sync"))) {
            throw new StartFailure("PostgreSQL's initdb failed, see " + commandLog() + ": "
                    + LogFile.lastError(Path.of(commandLog())));
        }
        try {
            Directories.delete(data);
            Directories.move(temporary, data);
        } catch (IOException e) {
            throw new StartFailure("cannot create " + data + ": " + e.getMessage(), e);
        }
    }

    private String options() {
        List<String> settings = new ArrayList<>(COMMON);
        settings.addAll(durable ? DURABLE : THROWAWAY);
        return "-p " + port + " -c " + String.join(" -c ", settings);
    }

    private List<String> stopCommand() {
        return program("pg_ctl", "stop", "-w", "-t", "30", "-m", "fast", "-D", data.toString());
    }

    private List<String> program(String name, String... arguments) {
        List<String> command = new ArrayList<>();
        if (new UnixSystem().getUid() == 0) {
            // PostgreSQL refuses to run as root: in its own user namespace the process runs as nobody.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve("bin").resolve(name).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private boolean run(List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(Path.of(commandLog()).toFile()));
            // English messages, whatever the locale of the user is.
            builder.environment().put("LC_ALL", "C");
            return builder.start().waitFor() == 0;
        } catch (IOException e) {
            throw new StartFailure("cannot run " + command.getFirst() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
    }

    private String serverLog() {
        return directory.resolve("server.log").toString();
    }

    private String commandLog() {
        return directory.resolve("commands.log").toString();
    }

    @Override
    public String jdbcUrl(String database) {
        return String.format(Locale.ROOT, "jdbc:postgresql://127.0.0.1:%d/%s", port, database);
    }

    @Override
    public String password(String role) {
        return passwords.of(role);
    }

    @Override
    public synchronized OptionalLong pid() {
        return OptionalLong.of(process.pid());
    }

    @Override
    public synchronized Optional<String> unexpectedExit() {
        return closed || process.isAlive()
                ? Optional.empty()
                : Optional.of("PostgreSQL ended unexpectedly, see " + serverLog() + ": "
                        + LogFile.lastError(Path.of(serverLog())));
    }

    /** As after a power cut; PostgreSQL itself refuses to start before the processes of its connections have ended. */
    @Override
    public void restart() {
        launch();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (process != null) {
            run(stopCommand());
            watchdog.release();
        }
        if (!durable) {
            Directories.delete(directory);
        }
    }
}
