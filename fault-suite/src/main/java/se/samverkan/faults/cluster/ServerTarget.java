package se.samverkan.faults.cluster;

import java.time.Duration;
import se.samverkan.stack.process.Server;
import se.samverkan.stack.process.StartFailure;

/** PostgreSQL or Kafka, as processes of their own. */
record ServerTarget(String name, Server server, String stopSignal) implements FaultTarget {

    /** After a kill, PostgreSQL refuses to start until the processes of its connections have noticed. */
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    @Override
    public long pid() {
        return server.pid().orElseThrow();
    }

    @Override
    public void startAgain() {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (true) {
            try {
                server.restart();
                return;
            } catch (StartFailure e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            }
        }
    }

    void stop() {
        signalAll("CONT");
        server.close();
    }
}
