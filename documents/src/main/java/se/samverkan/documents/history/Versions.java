package se.samverkan.documents.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonStructure;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.kind.VersionSummary.VersionPage;
import se.samverkan.documents.lifecycle.DocumentAccess;
import se.samverkan.documents.lifecycle.Version;
import se.samverkan.documents.view.DocumentViews;
import se.samverkan.platform.http.Link;
import se.samverkan.platform.http.Page;
import se.samverkan.platform.problem.ProblemException;

/** The published versions of documents, for whoever may read the document; of what is withdrawn for its parties. */
@ApplicationScoped
@Transactional
public class Versions {
    @Inject
    EntityManager database;

    @Inject
    DocumentAccess access;

    @Inject
    DocumentViews views;

    public VersionPage list(DocumentType<?, ?> type, UUID id) {
        access.readable(type, id);
        var items = of(id).stream().map(Version::summary).toList();
        var address = views.address(type.collection(), id) + "/versions";
        return new VersionPage(
                new Page.Meta(items.size(), 1, Math.max(1, items.size()), items.size()),
                Map.of("self", Link.get("self", address)),
                items);
    }

    /** The version as it was published, but for what was redacted: canonical text (RFC 8785). */
    public Version find(DocumentType<?, ?> type, UUID id, int number) {
        access.readable(type, id);
        var version = database.find(Version.class, new Version.Key(id, number));
        if (version == null) {
            throw ProblemException.notFound("There is no version " + number + " of " + type.noun() + " " + id);
        }
        return version;
    }

    /** What makes version {@code to} of version {@code from} (RFC 6902); version 0 is the empty document. */
    public String changes(DocumentType<?, ?> type, UUID id, int from, int to) {
        var before = from == 0 ? Json.createObjectBuilder().build() : tree(find(type, id, from));
        return Json.createDiff(before, tree(find(type, id, to))).toJsonArray().toString();
    }

    /** Oldest first. */
    List<Version> of(UUID id) {
        return database.createQuery("from Version where key.documentId = :id order by key.number", Version.class)
                .setParameter("id", id)
                .getResultList();
    }

    private static JsonStructure tree(Version version) {
        try (var reader = Json.createReader(new StringReader(version.content))) {
            return reader.read();
        }
    }
}
