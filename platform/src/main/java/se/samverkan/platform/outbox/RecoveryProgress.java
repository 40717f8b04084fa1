package se.samverkan.platform.outbox;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** How far an operator's republication or restoration has come, as the management interface tells it. */
final class RecoveryProgress {
    /** Nothing was asked for since the start. */
    static final RecoveryProgress NONE = new RecoveryProgress(null, State.IDLE);

    enum State {
        IDLE,
        RUNNING,
        DONE,
        FAILED
    }

    private final String operation;
    private final Instant startedAt = Instant.now();
    private State state;
    private Instant endedAt;
    private String error;
    private long total;
    private long recorded;
    private long unsent;
    private Long epoch;
    private Integer lostVersions;

    private RecoveryProgress(String operation, State state) {
        this.operation = operation;
        this.state = state;
    }

    static RecoveryProgress of(String operation) {
        return new RecoveryProgress(operation, State.RUNNING);
    }

    synchronized boolean isRunning() {
        return state == State.RUNNING;
    }

    synchronized void total(long events) {
        total = events;
    }

    synchronized void recorded(int events) {
        recorded += events;
    }

    synchronized long recorded() {
        return recorded;
    }

    synchronized void unsent(long events) {
        unsent = events;
    }

    synchronized void restored(long newEpoch, int versionsLost) {
        epoch = newEpoch;
        lostVersions = versionsLost;
    }

    /** Ends what did not fail. */
    synchronized void done() {
        if (state == State.FAILED) {
            return;
        }
        state = State.DONE;
        endedAt = Instant.now();
    }

    synchronized void failed(String why) {
        state = State.FAILED;
        error = why;
        endedAt = Instant.now();
    }

    synchronized JsonObject json() {
        var json = new JsonObject().put("state", state.name());
        if (operation == null) {
            return json;
        }
        json.put("operation", operation)
                .put("startedAt", startedAt.toString())
                .put("total", total)
                .put("recorded", recorded)
                .put("unsent", unsent);
        putUnlessNull(json, "epoch", epoch);
        putUnlessNull(json, "lostVersions", lostVersions);
        putUnlessNull(json, "error", error);
        putUnlessNull(json, "endedAt", endedAt == null ? null : endedAt.toString());
        return json;
    }

    private static void putUnlessNull(JsonObject json, String name, Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
