package se.samverkan.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Which port each part of the system listens on: seven in a row, the gateway's first. */
public record Ports(
        int gateway, int agreements, int promises, int followup, int postgres, int kafka, int kafkaController) {

    public static final int COUNT = 7;

    /** The seven ports from the given one on. */
    public static Ports from(int base) {
        return new Ports(base, base + 1, base + 2, base + 3, base + 4, base + 5, base + 6);
    }

    /** Seven ports that were free a moment ago, for tests. */
    public static Ports free() {
        for (int attempt = 0; attempt < 1000; attempt++) {
            // Below 32768, where Linux's ephemeral ports begin: those come and go with every connection.
            Ports ports = from(ThreadLocalRandom.current().nextInt(20_000, 32_000));
            if (ports.users().values().stream().allMatch(Ports::isFree)) {
                return ports;
            }
        }
        throw new StartFailure("no seven free ports in a row between 20000 and 32000");
    }

    /** One port that was free a moment ago. */
    public static int oneFree() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void requireFree() {
        users().forEach((user, port) -> {
            if (!isFree(port)) {
                throw new StartFailure("port " + port + ", needed by " + user
                        + ", is taken: free it, or choose other ports with --port (" + COUNT + " in a row)");
            }
        });
    }

    private Map<String, Integer> users() {
        Map<String, Integer> users = new LinkedHashMap<>();
        users.put("the gateway", gateway);
        users.put("agreements-service", agreements);
        users.put("promises-service", promises);
        users.put("followup-service", followup);
        users.put("PostgreSQL", postgres);
        users.put("Kafka", kafka);
        users.put("Kafka's controller", kafkaController);
        return users;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As the servers themselves do: connections of an earlier run that linger in TIME_WAIT don't matter.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (BindException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
