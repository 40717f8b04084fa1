package se.samverkan.documents.replica;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** What another service has published, as its newest event tells it; without content once it was withdrawn. */
@Entity
@Table(name = "replicated_document")
public class ReplicatedDocument extends PanacheEntityBase {
    @Id
    UUID id;

    String collection;
    long sequence;
    String content;

    public boolean isWithdrawn() {
        return content == null;
    }
}
