package se.samverkan.documents.imports;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import se.samverkan.platform.json.CanonicalJson;

/** A document of an imported file, and what became of it. */
@Entity
@Table(name = "imported_document")
class ImportedDocument extends PanacheEntityBase {
    /** Identifies a document by its import and its place among the documents of the file. */
    @Embeddable
    record Key(@Column(name = "import_id") UUID importId, int number) {}

    @EmbeddedId
    Key key;

    int line;

    @Column(name = "external_id")
    String externalId;

    @Enumerated(EnumType.STRING)
    ImportedDocumentView.Outcome outcome;

    @Column(name = "document_id")
    UUID documentId;

    Integer revision;
    String[] changed = {};
    private String violations;
    String before;

    /** Whether the document was published before the import, so that a reversal publishes it again. */
    @Column(name = "was_public")
    boolean wasPublic;

    /** By which a dry run, which leaves nothing behind, finds the same document in a later row. */
    @Column(name = "duplicate_keys")
    String[] duplicateKeys = {};

    protected ImportedDocument() {}

    ImportedDocument(Key key, int line, String externalId, ImportedDocumentView.Outcome outcome) {
        this.key = key;
        this.line = line;
        this.externalId = externalId;
        this.outcome = outcome;
    }

    /** The documents that an import wrote, in the order in which they are taken back: what refers to others comes first. */
    static List<ImportedDocument> written(UUID importId) {
        return list("key.importId = ?1 and outcome in (CREATED, CHANGED) order by key.number desc", importId);
    }

    /** The rows of the documents that a dry run has found to be new, by their duplicate keys. */
    static Map<String, Integer> rowsByDuplicateKey(UUID importId) {
        var rows = new HashMap<String, Integer>();
        ImportedDocument.<ImportedDocument>list("key.importId = ?1 and outcome = CREATED", importId)
                .forEach(imported -> imported.enter(rows));
        return rows;
    }

    /** Makes the document known to the rows after it. */
    void enter(Map<String, Integer> rows) {
        for (var duplicateKey : duplicateKeys) {
            rows.put(duplicateKey, line);
        }
    }

    /** Whether the document is in the state that the file states. */
    boolean isImported() {
        return EnumSet.of(
                        ImportedDocumentView.Outcome.CREATED,
                        ImportedDocumentView.Outcome.CHANGED,
                        ImportedDocumentView.Outcome.UNCHANGED)
                .contains(outcome);
    }

    List<ImportViolation> violations() {
        return violations == null ? List.of() : List.of(CanonicalJson.read(violations, ImportViolation[].class));
    }

    ImportedDocument because(List<ImportViolation> reasons) {
        violations = CanonicalJson.of(reasons);
        return this;
    }

    /** The document after the import, and what is different from before. */
    ImportedDocument is(UUID id, int atRevision, Collection<String> members) {
        documentId = id;
        revision = atRevision;
        changed = members.toArray(String[]::new);
        return this;
    }
}
