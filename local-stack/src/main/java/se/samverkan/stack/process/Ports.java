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

/**
 * The ports of the local system: fourteen consecutive numbers, the gateway's first. After the servers come the management interfaces
 * (health and metrics) of the gateway and of the owners of documents, then subscriptions-service and its own, and the sign-in page.
 */
public record Ports(
        int gateway,
        int agreements,
        int promises,
        int followup,
        int postgres,
        int kafka,
        int kafkaController,
        int subscriptions,
        int signIn) {

    public static final int COUNT = 14;
    /** From the port of a service to that of its management interface. */
    private static final int TO_MANAGEMENT = 7;

    /** Fourteen consecutive ports that start at the given one. */
    public static Ports from(int base) {
        return new Ports(base, base + 1, base + 2, base + 3, base + 4, base + 5, base + 6, base + 11, base + 13);
    }

    /** Fourteen consecutive ports that are free now, for tests. */
    public static Ports free() {
        for (int attempt = 0; attempt < 1000; attempt++) {
            // Below 32768, where Linux's ephemeral ports begin: any connection may take one of those.
            Ports ports = from(ThreadLocalRandom.current().nextInt(20_000, 32_000));
            if (ports.users().values().stream().allMatch(Ports::isFree)) {
                return ports;
            }
        }
        throw new StartFailure("no fourteen consecutive free ports between 20000 and 32000");
    }

    /** One port that is free now. */
    public static int oneFree() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails when any of the ports is in use. */
    public void requireFree() {
        users().forEach((user, port) -> {
            if (!isFree(port)) {
                throw new StartFailure("port " + port + ", needed by " + user
                        + ", is in use: free it, or choose other ports with --port (" + COUNT + " consecutive ones)");
            }
        });
    }

    /** The port of the management interface of the service at a port. */
    public int management(int service) {
        return service == subscriptions ? service + 1 : service + TO_MANAGEMENT;
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
        users.put("the gateway's management", management(gateway));
        users.put("the management of agreements-service", management(agreements));
        users.put("the management of promises-service", management(promises));
        users.put("the management of followup-service", management(followup));
        users.put("subscriptions-service", subscriptions);
        users.put("the management of subscriptions-service", management(subscriptions));
        users.put("the sign-in page", signIn);
        return users;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // The servers set SO_REUSEADDR too: connections of an earlier run in TIME_WAIT do not block the port.
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
