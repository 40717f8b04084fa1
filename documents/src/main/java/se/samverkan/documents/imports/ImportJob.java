package se.samverkan.documents.imports;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import se.samverkan.documents.imports.file.ImportFile;
import se.samverkan.documents.kind.VersionBasis;
import se.samverkan.domain.time.Timestamps;
import se.samverkan.owner.caller.ActingCaller;

/** A file of documents that was sent, and how far its import is; the methods that count change the row, not a loaded copy of it. */
@Entity
@Table(name = "import_job")
class ImportJob extends PanacheEntityBase {
    /** How long an instance may need for the documents of one transaction before another one takes the import over. */
    static final Duration LEASE = Duration.ofSeconds(30);

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    String collection;

    @Enumerated(EnumType.STRING)
    ImportView.Status status = ImportView.Status.RUNNING;

    @Column(name = "dry_run")
    boolean dryRun;

    /** ARCHIVE if the documents are published; null for drafts. */
    @Enumerated(EnumType.STRING)
    VersionBasis basis;

    @Column(name = "media_type")
    String mediaType;

    private String subject;
    String[] organisations;
    private String[] roles;
    private String address;

    String encoding;

    @Column(name = "ignored_columns")
    String[] ignoredColumns = {};

    /** The number of documents in the file, or of those to reverse. */
    int total;

    int done;

    /** How often an instance has taken it since its last document. */
    int attempts;

    @Column(name = "leased_until")
    Instant leasedUntil;

    @Column(name = "created_at")
    Instant createdAt = Timestamps.now();

    @Column(name = "ended_at")
    Instant endedAt;

    protected ImportJob() {}

    ImportJob(String collection, boolean dryRun, VersionBasis basis, String mediaType, ActingCaller sender) {
        this.collection = collection;
        this.dryRun = dryRun;
        this.basis = basis;
        this.mediaType = mediaType;
        setSender(sender);
    }

    private void setSender(ActingCaller sender) {
        this.subject = sender.subject();
        this.organisations = sender.organisations().toArray(String[]::new);
        this.roles = sender.roles().toArray(String[]::new);
        this.address = sender.address();
    }

    /** The sender, with whose rights the documents are written. */
    ActingCaller sender() {
        return new ActingCaller(subject, Set.of(organisations), Set.of(roles), address);
    }

    void read(ImportFile read) {
        encoding = read.encoding();
        ignoredColumns = read.ignoredColumns().toArray(String[]::new);
        total = read.documents().size();
    }

    /** Counts a document that is done, and keeps the import for this instance; false if another instance goes on with it. */
    boolean advance() {
        var isCounted = update(
                        "done = done + 1, attempts = 0, leasedUntil = ?1 where id = ?2 and status = ?3 and done = ?4",
                        Instant.now().plus(LEASE),
                        id,
                        status,
                        done)
                == 1;
        done++;
        return isCounted;
    }

    /** Ends the import or its reversal; false if another instance goes on with it. */
    boolean end() {
        var isEnded = update(
                        "status = ?1, leasedUntil = null, endedAt = ?2 where id = ?3 and status = ?4 and done = ?5",
                        isReversed() ? ImportView.Status.REVERSED : ImportView.Status.DONE,
                        Timestamps.now(),
                        id,
                        status,
                        done)
                == 1;
        if (isEnded) {
            StoredFile.deleteById(id);
        }
        return isEnded;
    }

    /** Whether nothing is left of it; a reversal that left a document that was edited meanwhile can be asked for again. */
    private boolean isReversed() {
        return status == ImportView.Status.REVERSING
                && ImportedDocument.written(id).isEmpty();
    }

    /** Lets the reversal begin, with the rights of the one who asks for it. */
    void reverseFor(ActingCaller caller) {
        setSender(caller);
        status = ImportView.Status.REVERSING;
        total = ImportedDocument.written(id).size();
        done = 0;
        attempts = 0;
        endedAt = null;
    }
}
