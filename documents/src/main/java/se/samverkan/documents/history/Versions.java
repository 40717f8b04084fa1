package se.samverkan.documents.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonStructure;
import jakarta.transaction.Transactional;
import java.io.StringReader;
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

/** The versions of a document for a caller that may read it; those of a withdrawn one for its parties. */
@ApplicationScoped
@Transactional
public class Versions {
    @Inject
    DocumentAccess access;

    @Inject
    DocumentViews views;

    public VersionPage list(DocumentType<?, ?> type, UUID id) {
        access.readable(type, id);
        var items = Version.of(id).stream().map(Version::summary).toList();
        var address = views.address(type.collection(), id) + "/versions";
        return new VersionPage(
                new Page.Meta(items.size(), 1, Math.max(1, items.size()), items.size()),
                Map.of("self", Link.get("self", address)),
                items);
    }

    /** The version as it was published, except for redactions; its content is canonical JSON (RFC 8785). */
    public Version find(DocumentType<?, ?> type, UUID id, int number) {
        access.readable(type, id);
        return Version.<Version>findByIdOptional(new Version.Key(id, number))
                .orElseThrow(() ->
                        ProblemException.notFound("There is no version " + number + " of " + type.noun() + " " + id));
    }

    /** The JSON Patch (RFC 6902) that turns one version into another; version 0 is the empty document. */
    public String changes(DocumentType<?, ?> type, UUID id, int from, int to) {
        var before = from == 0 ? "{}" : find(type, id, from).content;
        return patch(before, find(type, id, to).content).toString();
    }

    /** The JSON Patch (RFC 6902) that turns one document into another. */
    public static JsonArray patch(String before, String after) {
        return Json.createDiff(tree(before), tree(after)).toJsonArray();
    }

    private static JsonStructure tree(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.read();
        }
    }
}
