package se.samverkan.kit.document;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import se.samverkan.kit.content.Content;
import se.samverkan.kit.content.ItemIds;
import se.samverkan.kit.problem.Violations;

/** What content must fulfil beyond itself before it is stored or published: its ids, references and source (422). */
@ApplicationScoped
class DocumentRules {
    @Inject
    EntityManager database;

    /** The content with an id on every item, if every reference in and out of it holds. */
    <C extends Content> C complete(DocumentType<C, ?> type, C content, Set<String> formerIds) {
        var violations = new Violations();
        ItemIds.checkUnique(StoredJson.tree(content), violations);
        violations.refuse();
        var tree = StoredJson.tree(type.resolve(content));
        ItemIds.assign(tree, new HashSet<>(formerIds));
        return StoredJson.fromTree(tree, type.contentType());
    }

    /** Those of the working copy and of every version: a follow-up may still point at any of them. */
    Set<String> itemIdsEver(Document document) {
        var ids = ItemIds.in(StoredJson.read(document.content, JsonNode.class));
        database.createQuery("select content from Version where key.documentId = :id", String.class)
                .setParameter("id", document.id)
                .getResultStream()
                .forEach(content -> ids.addAll(ItemIds.in(StoredJson.read(content, JsonNode.class))));
        return ids;
    }

    /** A document is neither its own predecessor nor about itself. */
    static void refuseSelfReference(UUID id, Content content) {
        var violations = new Violations();
        violations.unless(!StoredJson.of(content).contains("\"" + id + "\""), "", "refers to the document itself");
        violations.refuse();
    }

    /** What is published from the archive says where it was public. */
    static void requireSource(Content content) {
        var violations = new Violations();
        var source = content.sources().isEmpty() ? null : content.sources().getFirst();
        violations.unless(
                source != null && source.publisher() != null && source.title() != null,
                "/sources/0",
                "an archive publication needs the publisher and the title of the page that it was public on");
        violations.refuse();
    }
}
