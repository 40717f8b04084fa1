package se.samverkan.subscriptions.change;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import se.samverkan.domain.time.Timestamps;

/** A replay that was asked for; one instance carries it out. */
@Entity
class Replay extends PanacheEntityBase {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    @Column(name = "subscription_id")
    UUID subscriptionId;

    /** A cursor of the changes; null if it goes on from a time. */
    String after;

    Instant since;

    @Enumerated(EnumType.STRING)
    ReplayStatus status = ReplayStatus.PENDING;

    /** The number of stored deliveries; null until it is done. */
    Integer deliveries;

    String problem;

    @Column(name = "created_at")
    Instant createdAt = Timestamps.now();

    protected Replay() {}

    Replay(UUID subscription, ReplayRequest request) {
        this.subscriptionId = subscription;
        this.after = request.after();
        this.since = request.time();
    }

    void done(int stored) {
        status = ReplayStatus.DONE;
        deliveries = stored;
    }

    void failed(String reason) {
        status = ReplayStatus.FAILED;
        problem = reason;
    }
}
