package se.samverkan.documents.kind;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.domain.content.Party;
import se.samverkan.platform.http.Link;
import se.samverkan.platform.http.Page;

/** One publication and its place in the chain: everything that its hash covers, and the hash. */
@Schema(
        name = "Version",
        description = "A published version and its place in the hash chain",
        requiredProperties = {"number", "publishedAt", "organisation", "basis", "contentHash", "hash"})
public record VersionSummary(
        int number,
        Instant publishedAt,

        @Schema(
                description = "The party that published it",
                examples = "municipality:0486",
                pattern = Party.ID,
                maxLength = 100)
        String organisation,

        VersionBasis basis,
        @Schema(maxLength = 1000) String changeNote,

        @Schema(
                description = "The approvals with which the text was published; absent from versions without any."
                        + " The hash does not cover them")
        List<Approval> approvals,

        @Schema(
                description = "SHA-256 of the canonical JSON (RFC 8785) that /versions/{number} returns",
                pattern = VersionSummary.SHA_256,
                maxLength = 64)
        String contentHash,

        @Schema(
                description = "SHA-256 of the canonical JSON of number, previousHash, contentHash, publishedAt,"
                        + " organisation, basis and changeNote, without absent members",
                pattern = VersionSummary.SHA_256,
                maxLength = 64)
        String hash,

        @Schema(description = "Hash of the previous version", pattern = VersionSummary.SHA_256, maxLength = 64)
        String previousHash,

        @Schema(description = "Redactions of this version; after a redaction the content no longer matches contentHash")
        List<Redacted> redacted) {

    /** The form of a hash: 64 hexadecimal digits. */
    public static final String SHA_256 = "^[0-9a-f]{64}$";

    /** A redaction: that it happened, and why. */
    @Schema(
            name = "Redacted",
            description = "A redaction: when, where and why",
            requiredProperties = {"pointers", "reason", "organisation", "at"})
    public record Redacted(
            @Schema(description = "JSON pointers (RFC 6901) to the texts that were removed from this version")
            List<String> pointers,

            @Schema(maxLength = 1000) String reason,
            @Schema(pattern = Party.ID, maxLength = 100) String organisation,
            Instant at) {}

    /** Every version of a document, oldest first, on one page. */
    @Schema(
            name = "VersionPage",
            description = "All versions, oldest first, on one page",
            requiredProperties = {"_meta", "_links", "items"})
    public record VersionPage(
            @JsonProperty("_meta") Page.Meta meta,
            @JsonProperty("_links") Map<String, Link> links,
            @JsonInclude List<VersionSummary> items) {}
}
