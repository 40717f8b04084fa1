package se.samverkan.documents.imports;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The bytes of an imported file until its end, apart from the import, which is read for each document. */
@Entity
@Immutable
@Table(name = "import_file")
class StoredFile extends PanacheEntityBase {
    @Id
    @Column(name = "import_id")
    UUID importId;

    byte[] bytes;

    protected StoredFile() {}

    StoredFile(UUID importId, byte[] bytes) {
        this.importId = importId;
        this.bytes = bytes;
    }
}
