package se.samverkan.documents.kind;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.content.PublicationStatus;
import se.samverkan.domain.time.TemporalStatus;
import se.samverkan.platform.http.Link;

/** The members of a document that the service sets, beside its content. */
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(
        name = "Envelope",
        description = "Members that the service sets and rejects in requests",
        requiredProperties = {"id", "revision", "publicationStatus", "updatedAt"})
public record Envelope(
        @Schema(description = "UUIDv7", readOnly = true) UUID id,

        @Schema(description = "Number of the published version; absent for a draft", readOnly = true)
        Integer version,

        @Schema(description = "Number of the revision, which is also the ETag", readOnly = true)
        int revision,

        @Schema(readOnly = true) PublicationStatus publicationStatus,

        @Schema(
                description = "Whether the working copy differs from the published version; visible to parties only",
                readOnly = true)
        Boolean hasUnpublishedChanges,

        @Schema(description = "Approvals of the current working copy; visible to parties only", readOnly = true)
        List<Approval> approvals,

        @Schema(
                description = "Parties whose approval is still needed for publication; visible to parties only",
                readOnly = true)
        List<String> missingApprovals,

        @Schema(readOnly = true) TemporalStatus temporalStatus,

        @Schema(description = "When the newest version was published", readOnly = true)
        Instant publishedAt,

        @Schema(readOnly = true) Instant updatedAt,

        @Schema(
                description = "What the newest published version changes, as its publication states it",
                maxLength = 1000,
                readOnly = true)
        String changeNote,

        @JsonProperty("_links") @Schema(readOnly = true) Map<String, Link> links,
        // Only the views of some kinds include them.
        @JsonIgnore @Schema(hidden = true) List<Confirmation> stands,
        @JsonIgnore @Schema(hidden = true) Boolean aboutWithdrawn) {

    /** The same for a party of the document, who also reads of changes that are not published. */
    public Envelope withUnpublished(boolean changes, List<String> missing) {
        return new Envelope(
                id,
                version,
                revision,
                publicationStatus,
                changes,
                approvals,
                missing,
                temporalStatus,
                publishedAt,
                updatedAt,
                changeNote,
                links,
                stands,
                aboutWithdrawn);
    }

    public Envelope with(List<Confirmation> parties, boolean isAboutWithdrawn) {
        return new Envelope(
                id,
                version,
                revision,
                publicationStatus,
                hasUnpublishedChanges,
                approvals,
                missingApprovals,
                temporalStatus,
                publishedAt,
                updatedAt,
                changeNote,
                links,
                parties,
                isAboutWithdrawn);
    }

    public Envelope readOn(TemporalStatus status, Map<String, Link> withLinks) {
        return new Envelope(
                id,
                version,
                revision,
                publicationStatus,
                hasUnpublishedChanges,
                approvals,
                missingApprovals,
                status,
                publishedAt,
                updatedAt,
                changeNote,
                withLinks,
                stands,
                aboutWithdrawn);
    }
}
