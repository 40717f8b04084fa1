package se.samverkan.documents.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;
import se.samverkan.documents.lifecycle.Document;
import se.samverkan.domain.time.Timestamps;

/** A change of a document, or a denied attempt: it holds no content, and no personal data but the caller's subject. */
@Entity
@Immutable
@Table(name = "audit_entry")
@Schema(
        name = "AuditEntry",
        description = "A change of a document, or a refused request, and its caller",
        requiredProperties = {"at", "action"})
public class AuditEntry extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Schema(hidden = true)
    Long id;

    @Column(name = "document_id")
    @Schema(hidden = true)
    UUID documentId;

    @JsonProperty
    Instant at;

    @JsonProperty
    @Schema(description = "Subject of the token", maxLength = 255)
    String subject;

    @JsonProperty
    @Schema(
            description = "The party that the caller acted for; for a refused request, all organisations of the token",
            examples = "municipality:0486",
            maxLength = 30000)
    String organisation;

    @JsonProperty
    @Schema(
            description = "The HTTP method and the path below the document",
            examples = "POST approvals",
            maxLength = 1000)
    String action;

    @JsonProperty
    @Schema(description = "The HTTP status of the refusal; absent if the request succeeded", examples = "412")
    Integer refused;

    @JsonProperty
    @Schema(description = "Version of the document after the change; absent for a draft")
    Integer version;

    @JsonProperty
    @Schema(description = "Network address of the caller", examples = "192.0.2.17", maxLength = 100)
    String address;

    protected AuditEntry() {}

    AuditEntry(Document document, String subject, String organisation, String action, Integer refused, String address) {
        this.documentId = document.id;
        this.at = Timestamps.now();
        this.subject = subject;
        this.organisation = organisation;
        this.action = action;
        this.refused = refused;
        this.version = document.version;
        this.address = address;
    }
}
