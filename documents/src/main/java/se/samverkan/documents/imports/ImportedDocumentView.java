package se.samverkan.documents.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.platform.http.Link;

/** A document of an imported file as its organisation reads it. */
@Schema(
        name = "ImportedDocument",
        description = "A document of the file, and what became of it, or in a dry run what would",
        requiredProperties = {"row", "outcome"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ImportedDocumentView(
        @Schema(description = "Number of its first row, with the header as row 1, or of its line", minimum = "1")
        int row,

        @Schema(description = "Its key in the system that it comes from", maxLength = 200)
        String externalId,

        Outcome outcome,

        @Schema(description = "Of the document; absent where a dry run would create it, and after a refusal")
        UUID id,

        @Schema(
                description = "JSON pointers (RFC 6901) of the members that differ from before",
                maxItems = 100,
                examples = "[\"/title\"]")
        List<@Size(max = 1000) String> changedMembers,

        @Schema(description = "Why it was refused", maxItems = 1000)
        List<ImportViolation> violations,

        @JsonProperty("_links") Map<String, Link> links) {

    static ImportedDocumentView of(ImportedDocument imported, boolean isDryRun, String collectionAddress) {
        var isThere = imported.documentId != null && !(isDryRun && imported.outcome == Outcome.CREATED);
        return new ImportedDocumentView(
                imported.line,
                imported.externalId,
                imported.outcome,
                isThere ? imported.documentId : null,
                List.of(imported.changed),
                imported.violations(),
                isThere ? Link.byRelation(Link.get("item", collectionAddress + "/" + imported.documentId)) : null);
    }

    /** What became of a document of a file. */
    @Schema(
            name = "ImportOutcome",
            description =
                    "What became of a document of the file, or what would. CREATED: it is new. CHANGED: an existing one has"
                            + " other content now. UNCHANGED: it has this content already. REFUSED: it breaks a rule. DOUBLED: another"
                            + " document has its key or its source. REVERSED: its import was undone")
    public enum Outcome {
        CREATED,
        UNCHANGED,
        CHANGED,
        REFUSED,
        DOUBLED,
        REVERSED
    }
}
