package se.samverkan.owner.idempotency;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** The response to a change with an {@code Idempotency-Key}. */
@Entity
@Table(name = "idempotency_record")
public class IdempotencyRecord extends PanacheEntityBase {
    /** A key is valid for one caller and one path. */
    @Embeddable
    public record Key(String caller, String path, String key) {}

    @EmbeddedId
    Key key;

    @Column(name = "request_hash")
    String requestHash;

    Instant at;

    @Embedded
    StoredResponse response;
}
