package se.samverkan.documents.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.samverkan.documents.DocumentService;
import se.samverkan.documents.Duplicates;
import se.samverkan.documents.history.Versions;
import se.samverkan.documents.imports.ImportedDocumentView.Outcome;
import se.samverkan.documents.imports.file.FileDocument;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.kind.DocumentType.Consent;
import se.samverkan.documents.kind.PublicationRequest;
import se.samverkan.documents.lifecycle.Document;
import se.samverkan.documents.lifecycle.DocumentAccess;
import se.samverkan.documents.lifecycle.Version;
import se.samverkan.domain.content.Content;
import se.samverkan.domain.content.PublicationStatus;
import se.samverkan.domain.table.TableContent;
import se.samverkan.owner.body.BodyConstraints;
import se.samverkan.owner.caller.Caller;
import se.samverkan.owner.change.Revision;
import se.samverkan.platform.json.CanonicalJson;
import se.samverkan.platform.problem.MalformedBody;
import se.samverkan.platform.problem.ProblemException;
import se.samverkan.platform.problem.Violation;

/** Imports one document of a file by the same rules as a request, in the running transaction. */
@ApplicationScoped
class DocumentImporter {
    private static final int MOST_CHANGED = 100;
    private static final String KEY_NEEDED =
            "is missing: give the document a key of its own (externalId) or the address of"
                    + " its source, so that a second import finds it again";

    @Inject
    DocumentService documents;

    @Inject
    Duplicates duplicates;

    @Inject
    DocumentAccess access;

    @Inject
    BodyConstraints constraints;

    @Inject
    Caller caller;

    @Inject
    ObjectMapper mapper;

    @ConfigProperty(name = "samverkan.max-document-size")
    MemorySize maxSize;

    /** Imports the document. What it returns is not stored yet; of a refused one the transaction must be rolled back. */
    <C extends Content> ImportedDocument run(
            DocumentType<C, ?> type, ImportJob job, ImportedDocument.Key key, FileDocument source) {
        Document existing = null;
        TableContent read = null;
        try {
            existing = existing(type, source);
            read = source.content(existing == null ? null : CanonicalJson.read(existing.content, ObjectNode.class));
            var violations = new ArrayList<>(
                    read.violations().stream().map(ImportViolation::of).toList());
            var content = violations.isEmpty() ? content(type, existing, source, read, violations) : null;
            if (!violations.isEmpty()) {
                return refused(key, source, Outcome.REFUSED, existing, violations);
            }
            return existing == null
                    ? create(type, job, key, source, content)
                    : change(type, job, key, source, existing, content);
        } catch (ProblemException refusal) {
            if (refusal.status() >= 500) {
                throw refusal;
            }
            var outcome = refusal.extensions().containsKey("duplicateOf") ? Outcome.DOUBLED : Outcome.REFUSED;
            return refused(key, source, outcome, existing, ImportViolation.of(refusal, read, source.row()));
        }
    }

    private static ImportedDocument refused(
            ImportedDocument.Key key,
            FileDocument source,
            Outcome outcome,
            Document existing,
            List<ImportViolation> reasons) {
        var refused = new ImportedDocument(key, source.row(), source.externalId(), outcome).because(reasons);
        refused.documentId = existing == null ? null : existing.id;
        return refused;
    }

    /** The document that the file means, its row locked; null for a new one. */
    private Document existing(DocumentType<?, ?> type, FileDocument source) {
        var byId = source.id() == null ? null : Document.<Document>findById(source.id());
        if (byId != null
                && byId.collection.equals(type.collection())
                && caller.speaksForAny(byId.authorizedParties())) {
            return access.locked(type, byId.id);
        }
        var externalId = externalId(source);
        return externalId == null
                ? null
                : duplicates
                        .find(type, externalId, caller.organisations())
                        .map(found -> access.locked(type, found.id))
                        .orElse(null);
    }

    /** The key of the document; that of a document of another system is its id there. */
    private static String externalId(FileDocument source) {
        return source.externalId() == null && source.id() != null ? source.id().toString() : source.externalId();
    }

    private <C extends Content> C content(
            DocumentType<C, ?> type,
            Document existing,
            FileDocument source,
            TableContent read,
            List<ImportViolation> violations) {
        var isFoundById = existing != null && existing.id.equals(source.id());
        if (!isFoundById && externalId(source) != null) {
            read.json().put("externalId", externalId(source));
        }
        var found = new ArrayList<Violation>();
        var content = parsed(read.json(), type.contentType(), found);
        if (found.isEmpty()
                && externalId(source) == null
                && (content.sourcePages().isEmpty() || type.consent() == Consent.NONE)) {
            found.add(new Violation("/externalId", KEY_NEEDED));
        }
        if (found.isEmpty() && CanonicalJson.of(content).length() > maxSize.asLongValue()) {
            found.add(new Violation(
                    "", "is larger than " + maxSize.asLongValue() + " bytes: send less text in one document"));
        }
        found.stream().map(violation -> ImportViolation.of(violation, read)).forEach(violations::add);
        return content;
    }

    /** The content; after violations perhaps null. Few documents are wrong: each place is looked for only in those. */
    private <C extends Content> C parsed(ObjectNode json, Class<C> type, List<Violation> found) {
        C content;
        try {
            content = mapper.treeToValue(json, type);
        } catch (JsonProcessingException refusal) {
            var tree = json.deepCopy();
            found.addAll(new MalformedBody(tree, type, true, mapper).violations());
            try {
                content = mapper.treeToValue(tree, type);
            } catch (JsonProcessingException e) {
                if (found.isEmpty()) {
                    throw new IllegalStateException("What is wrong was taken out", e);
                }
                return null;
            }
        }
        constraints.check(content, found);
        return content;
    }

    private <C extends Content> ImportedDocument create(
            DocumentType<C, ?> type, ImportJob job, ImportedDocument.Key key, FileDocument source, C content) {
        var created = documents.create(type, content, false).ownedId();
        publish(type, job, created);
        var imported = imported(key, source, Outcome.CREATED, created, List.of());
        if (job.dryRun) {
            imported.duplicateKeys = duplicateKeys(type, created);
        }
        return imported;
    }

    /** Of the document as it would be stored, with what it takes over from others. */
    private String[] duplicateKeys(DocumentType<?, ?> type, UUID created) {
        var stored = Document.<Document>findById(created).working(type.contentType());
        return duplicates.keys(type, stored).toArray(String[]::new);
    }

    private <C extends Content> ImportedDocument change(
            DocumentType<C, ?> type,
            ImportJob job,
            ImportedDocument.Key key,
            FileDocument source,
            Document existing,
            C content) {
        if (existing.status == PublicationStatus.WITHDRAWN) {
            throw ProblemException.conflict("It was withdrawn: leave it out of the file");
        }
        if (job.basis != null && existing.isPublished() && existing.unpublishedChanges) {
            throw ProblemException.conflict("It has changes that are not published: publish or undo them first");
        }
        var before = existing.content;
        var wasPublic = existing.isPublished();
        var isSame = before.equals(CanonicalJson.of(content));
        if (isSame && (job.basis == null || !existing.hasSomethingToPublish())) {
            return imported(key, source, Outcome.UNCHANGED, existing.id, List.of());
        }
        if (Version.isRedacted(existing.id)) {
            throw ProblemException.conflict(
                    "A text of it was redacted, which a file could bring back: edit it instead");
        }
        if (!isSame) {
            documents.replace(type, existing.id, Revision.etag(existing.revision), content);
        }
        publish(type, job, existing.id);
        var changed = imported(key, source, Outcome.CHANGED, existing.id, changes(before, existing.content));
        changed.before = before;
        changed.wasPublic = wasPublic;
        return changed;
    }

    private void publish(DocumentType<?, ?> type, ImportJob job, UUID id) {
        if (job.basis != null && type.consent() != Consent.NONE) {
            var revision = Document.<Document>findById(id).revision;
            documents.publish(type, id, Revision.etag(revision), new PublicationRequest(null, job.basis));
        }
    }

    private static ImportedDocument imported(
            ImportedDocument.Key key, FileDocument source, Outcome outcome, UUID id, List<String> changed) {
        var revision = Document.<Document>findById(id).revision;
        return new ImportedDocument(key, source.row(), externalId(source), outcome).is(id, revision, changed);
    }

    /** The JSON pointers of the members that differ. */
    private static List<String> changes(String before, String after) {
        return Versions.patch(before, after).stream()
                .map(JsonValue::asJsonObject)
                .map(step -> step.getString("path"))
                .distinct()
                .limit(MOST_CHANGED)
                .toList();
    }
}
