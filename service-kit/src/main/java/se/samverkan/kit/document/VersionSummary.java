package se.samverkan.kit.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.kit.http.Link;
import se.samverkan.kit.http.Page;

/** One publication and its place in the chain: everything that its hash covers, and the hash. */
@Schema(name = "Version", description = "En publicerad version och dess plats i kedjan")
public record VersionSummary(
        int number,
        Instant publishedAt,

        @Schema(description = "The party that published it", examples = "municipality:0486")
        String organisation,

        VersionBasis basis,
        String changeNote,

        @Schema(description = "SHA-256 of the canonical text (RFC 8785) that /versions/{number} answers")
        String contentHash,

        @Schema(
                description =
                        "SHA-256 of the canonical JSON of number, previousHash, contentHash, publishedAt, organisation, basis"
                                + " and changeNote; absent members are left out")
        String hash,

        @Schema(description = "The hash of the version before")
        String previousHash,

        @Schema(description = "What was taken out afterwards; the content then no longer matches contentHash")
        List<Redacted> redacted) {

    /** A redaction: that it happened, and why. */
    @Schema(name = "Redacted", description = "Maskning")
    public record Redacted(
            @Schema(description = "Where texts were taken out of this version (RFC 6901)")
            List<String> pointers,

            String reason,
            String organisation,
            Instant at) {}

    /** Every version of a document, oldest first, on one page. */
    @Schema(name = "VersionPage")
    public record VersionPage(
            @JsonProperty("_meta") Page.Meta meta,
            @JsonProperty("_links") Map<String, Link> links,
            @JsonInclude List<VersionSummary> items) {}
}
