package se.samverkan.kit.document;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One publication of a document, immutable and chained by its hash to the one before. */
@Entity
@Immutable
public class Version extends PanacheEntityBase {
    /** Which version of which document. */
    @Embeddable
    public record Key(@Column(name = "document_id") UUID documentId, int number) {}

    @EmbeddedId
    Key key;

    @Column(name = "published_at")
    Instant publishedAt;

    String organisation;

    @Enumerated(EnumType.STRING)
    VersionBasis basis;

    @Column(name = "change_note")
    String changeNote;

    String content;

    @Column(name = "content_hash")
    String contentHash;

    @Column(name = "previous_hash")
    String previousHash;

    String hash;

    String redacted;

    protected Version() {}

    Version(Document document, String organisation, VersionBasis basis, String changeNote, String previousHash) {
        this.key = new Key(document.id, document.version);
        this.publishedAt = document.publishedAt;
        this.organisation = organisation;
        this.basis = basis;
        this.changeNote = changeNote;
        this.content = document.published;
        this.contentHash = StoredJson.sha256(content);
        this.previousHash = previousHash;
        this.hash = StoredJson.sha256(StoredJson.of(
                new ChainLink(key.number(), previousHash, contentHash, publishedAt, organisation, basis, changeNote)));
    }

    List<VersionSummary.Redacted> redactions() {
        return redacted == null ? List.of() : List.of(StoredJson.read(redacted, VersionSummary.Redacted[].class));
    }

    VersionSummary summary() {
        return new VersionSummary(
                key.number(),
                publishedAt,
                organisation,
                basis,
                changeNote,
                contentHash,
                hash,
                previousHash,
                redactions());
    }

    /** What the hash covers: all that identifies the version, with the content by its own hash. */
    private record ChainLink(
            int number,
            String previousHash,
            String contentHash,
            Instant publishedAt,
            String organisation,
            VersionBasis basis,
            String changeNote) {}
}
