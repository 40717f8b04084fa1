package se.samverkan.followup.progress;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import se.samverkan.platform.event.EventNumber;
import se.samverkan.platform.event.Topics;

/** The progress of a promise as last published, with the number of its changes. */
@Entity
@Table(name = "progress")
class ProgressState extends PanacheEntityBase {
    /** Half of an event, since a new version of the promise adds to it too, and can not be refused here. */
    static final int MOST_BYTES = Topics.MAX_EVENT_BYTES / 2;

    @Id
    @Column(name = "promise_id")
    UUID promiseId;

    long sequence;
    String body;

    @Transient
    private boolean hasGrown;

    /** The number of the newest event, which no reader waits for by its id. */
    EventNumber number() {
        return new EventNumber(
                sequence, UuidVersion7Strategy.INSTANCE.generateUuid(null).toString());
    }

    /** Whether the last update made it so large that the events of a promise may at some time not fit into a topic any more. */
    boolean hasOutgrownEvents() {
        return hasGrown && body.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
    }

    /** Stores a new progress; returns whether it differs from the one before. */
    boolean updateIfChanged(String now) {
        if (now.equals(body)) {
            return false;
        }
        hasGrown = body != null && now.length() > body.length();
        body = now;
        sequence++;
        return true;
    }
}
