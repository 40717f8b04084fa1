package se.samverkan.documents.lifecycle;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.Immutable;
import se.samverkan.documents.kind.VersionBasis;
import se.samverkan.documents.kind.VersionSummary;
import se.samverkan.domain.content.PublicationStatus;
import se.samverkan.platform.json.CanonicalJson;

/** A published version: immutable, and chained by its hash to the version before. */
@Entity
@Immutable
public class Version extends PanacheEntityBase {
    /** Identifies a version by document and number. */
    @Embeddable
    public record Key(@Column(name = "document_id") UUID documentId, int number) {}

    @EmbeddedId
    public Key key;

    @Column(name = "published_at")
    Instant publishedAt;

    String organisation;

    @Enumerated(EnumType.STRING)
    VersionBasis basis;

    @Column(name = "change_note")
    String changeNote;

    @Convert(converter = Approvals.Converter.class)
    Approvals approvals;

    public String content;

    @Column(name = "content_hash")
    String contentHash;

    @Column(name = "previous_hash")
    String previousHash;

    public String hash;

    String redacted;

    protected Version() {}

    public Version(
            Document document,
            String organisation,
            VersionBasis basis,
            String changeNote,
            Approvals approvals,
            String previousHash) {
        this.key = new Key(document.id, document.version);
        this.publishedAt = document.publishedAt;
        this.organisation = organisation;
        this.basis = basis;
        this.changeNote = changeNote;
        this.approvals = basis == VersionBasis.APPROVED ? approvals : Approvals.NONE;
        this.content = document.published;
        this.contentHash = CanonicalJson.sha256(content);
        this.previousHash = previousHash;
        this.hash = CanonicalJson.sha256(CanonicalJson.of(
                new ChainLink(key.number(), previousHash, contentHash, publishedAt, organisation, basis, changeNote)));
    }

    public List<VersionSummary.Redacted> redactions() {
        return redacted == null ? List.of() : List.of(CanonicalJson.read(redacted, VersionSummary.Redacted[].class));
    }

    public VersionSummary summary() {
        return new VersionSummary(
                key.number(),
                publishedAt,
                organisation,
                basis,
                changeNote,
                approvals.given(),
                contentHash,
                hash,
                previousHash,
                redactions());
    }

    /** The input of the hash: everything that identifies the version, and the content by its own hash. */
    private record ChainLink(
            int number,
            String previousHash,
            String contentHash,
            Instant publishedAt,
            String organisation,
            VersionBasis basis,
            String changeNote) {}

    /** The versions of a document, oldest first. */
    public static List<Version> of(UUID documentId) {
        return list("key.documentId = ?1 order by key.number", documentId);
    }

    /** Who published the newest version of each published document about another one, by its id. */
    public static Map<UUID, String> publishersAbout(String collection, UUID about) {
        return find("""
                        select v.key.documentId, v.organisation from Version v, Document d
                        where d.id = v.key.documentId and d.version = v.key.number
                          and d.collection = ?1 and d.about = ?2 and d.status = ?3""", collection, about, PublicationStatus.PUBLISHED).project(Publisher.class).stream()
                .collect(Collectors.toMap(Publisher::documentId, Publisher::organisation));
    }

    /** Who published a document. */
    record Publisher(UUID documentId, String organisation) {}

    /** Whether a text was redacted from any version of the document. */
    public static boolean isRedacted(UUID documentId) {
        return count("key.documentId = ?1 and redacted is not null", documentId) > 0;
    }

    /** Whether any version of the document was published with the approval of its parties. */
    static boolean wasApproved(UUID documentId) {
        return count("key.documentId = ?1 and basis = ?2", documentId, VersionBasis.APPROVED) > 0;
    }
}
