package se.samverkan.kit.document;

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
import se.samverkan.kit.document.VersionSummary.VersionPage;
import se.samverkan.kit.http.Link;
import se.samverkan.kit.http.Page;
import se.samverkan.kit.problem.Rejection;

/** The published versions of documents, for whoever may read the document; of what is withdrawn for its parties. */
@ApplicationScoped
@Transactional
class Versions {
    @Inject
    EntityManager database;

    @Inject
    DocumentAccess access;

    @Inject
    DocumentViews views;

    VersionPage list(DocumentType<?, ?> type, UUID id) {
        access.readable(type, id);
        var items = of(id).stream().map(Version::summary).toList();
        var address = views.address(type.collection(), id) + "/versions";
        return new VersionPage(
                new Page.Meta(items.size(), 1, Math.max(1, items.size()), items.size()),
                Map.of("self", Link.get("self", address)),
                items);
    }

    /** The version as it was published, but for what was redacted: canonical text (RFC 8785). */
    Version find(DocumentType<?, ?> type, UUID id, int number) {
        access.readable(type, id);
        var version = database.find(Version.class, new Version.Key(id, number));
        if (version == null) {
            throw Rejection.notFound("There is no version " + number + " of " + type.noun() + " " + id);
        }
        return version;
    }

    /** What makes version {@code to} of version {@code from} (RFC 6902); version 0 is the empty document. */
    String changes(DocumentType<?, ?> type, UUID id, int from, int to) {
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
