package se.samverkan.documents.idempotency;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** What a POST with an {@code Idempotency-Key} was answered. */
@Entity
@Table(name = "idempotency_record")
public class IdempotencyRecord extends PanacheEntityBase {
    /** Whose key, and for what: another caller's or another path's is another one. */
    @Embeddable
    public record Key(String caller, String path, String key) {}

    @EmbeddedId
    Key key;

    @Column(name = "request_hash")
    String requestHash;

    Instant at;

    @Embedded
    StoredResponse answer;
}
