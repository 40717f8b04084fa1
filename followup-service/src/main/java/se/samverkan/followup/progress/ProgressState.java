package se.samverkan.followup.progress;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import se.samverkan.platform.event.EventNumber;

/** The progress of a promise as last published, with the number of its changes. */
@Entity
@Table(name = "progress")
class ProgressState extends PanacheEntityBase {
    @Id
    @Column(name = "promise_id")
    UUID promiseId;

    long sequence;
    String body;

    /** The number of the newest event, which no reader waits for by its id. */
    EventNumber number() {
        return new EventNumber(
                sequence, UuidVersion7Strategy.INSTANCE.generateUuid(null).toString());
    }

    /** Stores a new progress; returns whether it differs from the one before. */
    boolean updateIfChanged(String now) {
        if (now.equals(body)) {
            return false;
        }
        body = now;
        sequence++;
        return true;
    }
}
