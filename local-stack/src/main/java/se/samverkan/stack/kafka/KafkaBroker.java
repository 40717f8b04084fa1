package se.samverkan.stack.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import se.samverkan.stack.process.Directories;
import se.samverkan.stack.process.Ports;
import se.samverkan.stack.process.StartFailure;

/** A Kafka broker inside this JVM: one KRaft node that is its own controller. */
public final class KafkaBroker implements Kafka {

    private static final int NODE_ID = 1;
    private static final String CONTROLLER = "CONTROLLER";
    // Strong references: java.util.logging holds loggers weakly and loses their levels.
    private static final List<Logger> NOISY_LOGGERS = List.of(
            Logger.getLogger("kafka"), Logger.getLogger("org.apache.kafka"), Logger.getLogger("state.change.logger"));

    private final Path directory;
    private final int port;
    private final boolean durable;
    private final Optional<KafkaSecurity> security;
    private final KafkaRaftServer server;

    private KafkaBroker(
            Path directory, int port, int controllerPort, boolean durable, Optional<KafkaSecurity> security) {
        NOISY_LOGGERS.forEach(logger -> logger.setLevel(Level.WARNING));
        this.directory = Directories.ownerOnly(directory.toAbsolutePath());
        this.port = port;
        this.durable = durable;
        this.security = security;
        try {
            format();
            server = new KafkaRaftServer(new KafkaConfig(settings(controllerPort)), Time.SYSTEM);
        } catch (Exception e) {
            throw new StartFailure("Kafka does not start: " + e, e);
        }
        try {
            server.startup();
        } catch (RuntimeException e) {
            close();
            throw new StartFailure("Kafka does not start: " + e, e);
        }
    }

    /** A broker that keeps its data in the directory; acknowledged records survive a power cut. */
    public static KafkaBroker durable(Path directory, int port, int controllerPort) {
        return new KafkaBroker(directory, port, controllerPort, true, Optional.empty());
    }

    /** A broker for tests: on free ports, deleted when closed. */
    public static KafkaBroker throwaway() {
        return throwaway(Optional.empty());
    }

    /** A broker for tests that only its users can reach, and only for what ACLs grant them. */
    public static KafkaBroker throwaway(KafkaSecurity security) {
        return throwaway(Optional.of(security));
    }

    private static KafkaBroker throwaway(Optional<KafkaSecurity> security) {
        return new KafkaBroker(Directories.temporary("kafka"), Ports.oneFree(), Ports.oneFree(), false, security);
    }

    /** Runs a durable broker until SIGTERM; the arguments are the directory, the port and the controller's port. */
    public static void main(String[] arguments) {
        try {
            KafkaBroker broker =
                    durable(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop"));
            broker.server.awaitShutdown();
        } catch (StartFailure e) {
            // Threads of a broker that has started halfway would keep the JVM running.
            e.printStackTrace();
            System.exit(1);
        }
    }

    private Path data() {
        return directory.resolve("data");
    }

    private void format() throws Exception {
        if (Files.exists(data().resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName(CONTROLLER)
                .addDirectory(data().toString())
                .setMetadataLogDirectory(data().toString())
                .setScramArguments(security.map(KafkaSecurity::credentials).orElse(List.of()))
                .run();
    }

    private Properties settings(int controllerPort) throws IOException {
        Properties settings = new Properties();
        settings.load(KafkaBroker.class.getResourceAsStream("kafka.properties"));
        settings.setProperty("node.id", Integer.toString(NODE_ID));
        settings.setProperty("log.dir", data().toString());
        settings.setProperty("controller.listener.names", CONTROLLER);
        settings.setProperty("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        String protocol = security.isPresent() ? KafkaSecurity.LISTENER : "PLAINTEXT";
        String listener = protocol + "://127.0.0.1:" + port;
        settings.setProperty("listeners", listener + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
        settings.setProperty("advertised.listeners", listener);
        settings.setProperty(
                "listener.security.protocol.map", protocol + ":" + protocol + "," + CONTROLLER + ":PLAINTEXT");
        security.ifPresent(secured -> settings.putAll(secured.brokerSettings()));
        if (durable) {
            // No replica exists that could restore records which only the page cache holds at a power cut.
            settings.setProperty("log.flush.interval.messages", "1");
        }
        return settings;
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        if (!durable) {
            Directories.delete(directory);
        }
    }
}
