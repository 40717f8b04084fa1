package se.samverkan.gateway.pages.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import se.samverkan.gateway.pages.PageRequest;
import se.samverkan.web.Address;
import se.samverkan.web.Links;
import se.samverkan.web.PageHead;

/** The public documents that a document refers to: each member with the documents of its ids. */
record RelatedDocuments(Map<String, List<JsonNode>> byMember, Address own) {
    private static final String AGREEMENT = "agreementId";

    /** The others refer to a document of their own kind. */
    private static final List<String> MEMBERS = List.of(AGREEMENT, "renews", "supersedes", "partOf");

    /** Documents behind a member, for the reader. */
    public record Relation(String member, List<PageHead.Crumb> links) {}

    static RelatedDocuments of(PageRequest request, Address own, JsonNode document) {
        var found = new LinkedHashMap<String, List<JsonNode>>();
        for (var member : MEMBERS) {
            var collection = collection(member, own).collection();
            var documents = ids(document.path(member))
                    .flatMap(id -> request.find("/" + collection + "/" + PageRequest.encoded(id)).stream())
                    .toList();
            if (!documents.isEmpty()) {
                found.put(member, documents);
            }
        }
        return new RelatedDocuments(found, own);
    }

    /** The agreement that the document belongs to, if it is public. */
    List<JsonNode> agreements() {
        return byMember.getOrDefault(AGREEMENT, List.of());
    }

    List<Relation> relations(Links links) {
        var relations = new ArrayList<Relation>();
        byMember.forEach((member, documents) -> relations.add(new Relation(
                member,
                documents.stream()
                        .map(document -> new PageHead.Crumb(
                                document.path("title").asText(),
                                links.document(
                                        collection(member, own).collection(),
                                        document.path("id").asText())))
                        .toList())));
        return relations;
    }

    private static Address collection(String member, Address own) {
        return member.equals(AGREEMENT) ? Address.AGREEMENTS : own;
    }

    /** One id, or several in a list. */
    private static Stream<String> ids(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(JsonNode::asText)
                : Stream.of(value.asText()).filter(id -> !id.isEmpty());
    }
}
