package se.samverkan.documents.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.kind.VersionBasis;
import se.samverkan.platform.http.Link;

/** An import as its organisation reads it. */
@Schema(
        name = "DocumentImport",
        description = "A file of documents, and how far its import is",
        requiredProperties = {"id", "kind", "status", "dryRun", "done", "counts", "createdAt", "_links"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportView(
        @Schema(pattern = ImportTypes.ID, maxLength = 80, examples = "note-0192f0c1-2b7e-7c41-9a52-5f0d3c1e8a77")
        String id,

        @Schema(description = "What the documents are", pattern = "^[A-Z_]+$", maxLength = 30)
        String kind,

        Status status,

        @Schema(description = "Whether it only tells what would happen")
        boolean dryRun,

        @Schema(description = "ARCHIVE if the documents are published; absent for drafts")
        VersionBasis basis,

        @Schema(description = "The character encoding of the file, as it was read", examples = "UTF-8", maxLength = 40)
        String encoding,

        @Schema(description = "Headings that no column has, whose cells are left out", maxItems = 100)
        List<@Size(max = 1000) String> ignoredColumns,

        @Schema(description = "Number of documents in the file", minimum = "0", maximum = "10000")
        Integer total,

        @Schema(description = "Number of documents that were imported, or undone", minimum = "0", maximum = "10000")
        int done,

        @Schema(description = "Number of documents by outcome")
        Counts counts,

        Instant createdAt,
        Instant endedAt,
        @JsonProperty("_links") Map<String, Link> links) {

    /** How many documents have each outcome. */
    @Schema(name = "ImportCounts", description = "Number of documents by outcome")
    public record Counts(int created, int changed, int unchanged, int refused, int doubled, int reversed) {
        static Counts of(Map<ImportedDocumentView.Outcome, Long> numbers) {
            return new Counts(
                    of(numbers, ImportedDocumentView.Outcome.CREATED),
                    of(numbers, ImportedDocumentView.Outcome.CHANGED),
                    of(numbers, ImportedDocumentView.Outcome.UNCHANGED),
                    of(numbers, ImportedDocumentView.Outcome.REFUSED),
                    of(numbers, ImportedDocumentView.Outcome.DOUBLED),
                    of(numbers, ImportedDocumentView.Outcome.REVERSED));
        }

        private static int of(Map<ImportedDocumentView.Outcome, Long> numbers, ImportedDocumentView.Outcome outcome) {
            return numbers.getOrDefault(outcome, 0L).intValue();
        }
    }

    static ImportView of(ImportJob job, DocumentType<?, ?> type, Counts counts, String publicAddress) {
        var id = ImportTypes.id(type, job.id);
        var self = publicAddress + "/imports/" + id;
        return new ImportView(
                id,
                ImportTypes.kind(type),
                job.status,
                job.dryRun,
                job.basis,
                job.encoding,
                job.ignoredColumns.length == 0 ? null : List.of(job.ignoredColumns),
                job.total,
                job.done,
                counts,
                job.createdAt,
                job.endedAt,
                links(job, self));
    }

    private static Map<String, Link> links(ImportJob job, String self) {
        var links = new ArrayList<Link>(List.of(Link.get("self", self), Link.get("documents", self + "/documents")));
        if (!job.dryRun && (job.status == Status.DONE || job.status == Status.FAILED)) {
            links.add(Link.of("reversals", "POST", self + "/reversals"));
        }
        return Link.byRelation(links.toArray(Link[]::new));
    }

    /** How far an import is. */
    @Schema(
            name = "ImportStatus",
            description = "How far an import is. RUNNING: documents are imported. DONE: every document has its outcome."
                    + " FAILED: the service could not go on; what was imported can be undone."
                    + " REVERSING: it is being undone. REVERSED: it was undone")
    public enum Status {
        RUNNING,
        DONE,
        FAILED,
        REVERSING,
        REVERSED
    }
}
