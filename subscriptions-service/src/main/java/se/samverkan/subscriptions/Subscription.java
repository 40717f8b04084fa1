package se.samverkan.subscriptions;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import se.samverkan.domain.time.Timestamps;

/** A subscription with its filters and the state of its receiver. */
@Entity
public class Subscription extends PanacheEntityBase {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    public int revision;
    public String organisation;
    public String url;
    public String[] kinds;
    public String[] municipalities;
    public String[] types;
    public String description;

    @Enumerated(EnumType.STRING)
    public SubscriptionStatus status;

    @Embedded
    public SigningSecrets secrets;

    /** The first failure since the last success; null if the last attempt succeeded. */
    @Column(name = "failing_since")
    public Instant failingSince;

    /** Null unless the service has disabled it. */
    @Column(name = "disabled_reason")
    public String disabledReason;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    protected Subscription() {}

    static Subscription create(String organisation, SubscriptionContent content) {
        var subscription = new Subscription();
        subscription.organisation = organisation;
        subscription.secrets = SigningSecrets.create();
        subscription.createdAt = Timestamps.now();
        subscription.replace(content);
        return subscription;
    }

    /** Takes over what the organisation states; the failures of one that was disabled are forgotten when it is activated. */
    void replace(SubscriptionContent content) {
        url = content.url().toString();
        kinds = content.kinds().stream().map(Enum::name).distinct().toArray(String[]::new);
        municipalities = content.municipalities().stream().distinct().toArray(String[]::new);
        types = content.types().stream().distinct().toArray(String[]::new);
        description = content.description();
        if (status == SubscriptionStatus.DISABLED && content.status() != SubscriptionStatus.DISABLED) {
            failingSince = null;
            disabledReason = null;
        }
        status = content.status();
        touch();
    }

    void rotateSecret() {
        secrets = secrets.rotate(Timestamps.now());
        touch();
    }

    /** Records a failed attempt. */
    public void failed(Instant at) {
        failingSince = failingSince == null ? at : failingSince;
    }

    /** Ends the deliveries, for a reason that the organisation reads. */
    public void disable(String reason) {
        status = SubscriptionStatus.DISABLED;
        disabledReason = reason;
        touch();
    }

    private void touch() {
        revision++;
        updatedAt = Timestamps.now();
    }
}
