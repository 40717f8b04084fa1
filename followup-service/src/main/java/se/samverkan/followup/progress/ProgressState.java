package se.samverkan.followup.progress;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** What the world was told of a promise's progress last, and how often it was told something new. */
@Entity
@Table(name = "progress")
class ProgressState extends PanacheEntityBase {
    @Id
    @Column(name = "promise_id")
    UUID promiseId;

    long sequence;
    String body;

    /** Takes over what there is to tell now; whether that says anything new. */
    boolean updateIfChanged(String now) {
        if (now.equals(body)) {
            return false;
        }
        body = now;
        sequence++;
        return true;
    }
}
