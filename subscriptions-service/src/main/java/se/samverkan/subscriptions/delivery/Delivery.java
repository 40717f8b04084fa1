package se.samverkan.subscriptions.delivery;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.UuidGenerator;
import se.samverkan.domain.time.Timestamps;

/** A message for one subscription, stored before it is sent. */
@Entity
public class Delivery extends PanacheEntityBase {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    /** The order in which they were stored. */
    @Generated
    @Column(insertable = false, updatable = false)
    public Long number;

    @Column(name = "subscription_id")
    public UUID subscriptionId;

    /** Null unless it belongs to a replay. */
    @Column(name = "replay_id")
    public UUID replayId;

    /** Null of a test. */
    @Column(name = "document_id")
    public UUID documentId;

    public long sequence;
    public String type;
    public String message;

    @Enumerated(EnumType.STRING)
    public DeliveryState status;

    @Convert(converter = Attempts.Converter.class)
    public Attempts attempts;

    /** Failed attempts since the first, or since it was asked for again. */
    public int failures;

    @Column(name = "due_at")
    public Instant dueAt;

    @Column(name = "leased_until")
    public Instant leasedUntil;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "finished_at")
    public Instant finishedAt;

    protected Delivery() {}

    /** The delivery of a test message, due now. */
    static Delivery test(UUID subscription, String type, String message) {
        var delivery = new Delivery();
        delivery.subscriptionId = subscription;
        delivery.type = type;
        delivery.message = message;
        delivery.attempts = Attempts.NONE;
        delivery.createdAt = Timestamps.now();
        delivery.again();
        return delivery;
    }

    /** Makes it due now, with all its retries; an attempt that is under way ends first. */
    void again() {
        status = DeliveryState.PENDING;
        failures = 0;
        dueAt = Timestamps.now();
        if (leasedUntil != null && leasedUntil.isBefore(dueAt)) {
            leasedUntil = null;
        }
        finishedAt = null;
    }

    void succeeded(Attempt attempt) {
        attempts = attempts.with(attempt);
        finish(DeliveryState.DELIVERED);
    }

    /** Is due again after the pause that follows so many failures; fails for good where there is none. */
    void failed(Attempt attempt, RetrySchedule schedule) {
        attempts = attempts.with(attempt);
        failures++;
        Optional<Duration> pause = schedule.after(failures);
        if (pause.isPresent()) {
            dueAt = Timestamps.now().plus(pause.get());
            leasedUntil = null;
        } else {
            finish(DeliveryState.FAILED);
        }
    }

    /** When the first of the failures since the last success, or since it was asked for again, happened. */
    Instant firstFailure() {
        var all = attempts.list();
        return all.get(Math.max(0, all.size() - failures)).at();
    }

    private void finish(DeliveryState end) {
        status = end;
        leasedUntil = null;
        finishedAt = Timestamps.now();
    }
}
