package se.samverkan.documents;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.kind.DocumentType.Consent;
import se.samverkan.documents.lifecycle.Document;
import se.samverkan.documents.lifecycle.ExternalKey;
import se.samverkan.documents.view.DocumentViews;
import se.samverkan.domain.content.Content;
import se.samverkan.owner.change.AdvisoryLock;
import se.samverkan.platform.problem.ProblemException;

/** Finds the document that was taken from the same page before, or has the same external id, so that nothing is counted twice. */
@ApplicationScoped
public class Duplicates {
    @Inject
    DocumentViews views;

    /** What two documents of the kind have in common, beside one of their pages, if they are the same. */
    private record Identity(Set<String> parties, LocalDate from, LocalDate to, UUID about) {
        /** A follow-up also has its subject. */
        static Identity of(DocumentType<?, ?> type, Content content) {
            var span = content.span();
            return new Identity(
                    content.partyIds(),
                    span == null ? null : span.earliest(),
                    span == null ? null : span.lastDay(),
                    type.consent() == Consent.CONFIRMATIONS ? content.about() : null);
        }
    }

    /** The pages by which a document of the kind is recognised. Entries of a tally repeat their source. */
    private static Set<String> pages(DocumentType<?, ?> type, Content content) {
        return type.consent() == Consent.NONE ? Set.of() : content.sourcePages();
    }

    /** What the document is recognised by where nothing is stored: one text for each page, equal for the same document. */
    public List<String> keys(DocumentType<?, ?> type, Content content) {
        var identity = Identity.of(type, content);
        return pages(type, content).stream().map(page -> page + " " + identity).toList();
    }

    /** Throws 409 with the address of the document, if there is one. */
    void refuse(DocumentType<?, ?> type, Content content) {
        if (!pages(type, content).isEmpty()) {
            find(type, content).ifPresent(document -> {
                var address = views.address(type.collection(), document.id);
                throw ProblemException.conflict(
                        "The same page is already the source of " + address + ", of the same parties and period: change"
                                + " that document, or send ?allowDuplicate=true if this is another one",
                        Map.of("duplicateOf", address));
            });
        }
    }

    /**
     * Gives the document the external id of its content, or takes it away. Throws 409 with the address of another one that has it
     * within the organisation.
     */
    void identify(DocumentType<?, ?> type, Document document, String externalId, String organisation) {
        var before = document.externalKey;
        // One that is no party of it any longer does not keep the key.
        if (before == null
                ? externalId == null
                : before.id().equals(externalId) && document.authorizedParties().contains(before.organisation())) {
            return;
        }
        if (externalId == null) {
            document.externalKey = null;
            return;
        }
        AdvisoryLock.take(type.collection() + " " + organisation + " " + externalId);
        find(type, externalId, List.of(organisation))
                .filter(other -> !other.id.equals(document.id))
                .ifPresent(other -> {
                    var address = views.address(type.collection(), other.id);
                    throw ProblemException.conflict(
                            "externalId " + externalId + " is that of " + address + ", by " + organisation
                                    + ": change that document, or give this one a key of its own",
                            Map.of("duplicateOf", address));
                });
        document.externalKey = new ExternalKey(externalId, organisation);
    }

    /** The document of the kind that one of the organisations gave this key. */
    public Optional<Document> find(DocumentType<?, ?> type, String externalId, Collection<String> organisations) {
        return Document.<Document>find(
                        "collection = ?1 and externalKey.id = ?2 and externalKey.organisation in ?3 order by id",
                        type.collection(),
                        externalId,
                        organisations)
                .firstResultOptional();
    }

    /** The document with the same identity and one of the pages. Of two concurrent requests the later one finds that of the earlier. */
    private Optional<Document> find(DocumentType<?, ?> type, Content content) {
        var pages = pages(type, content);
        pages.forEach(page -> AdvisoryLock.take(type.collection() + " " + page));
        var identity = Identity.of(type, content);
        var parameters = new HashMap<String, Object>();
        parameters.put("collection", type.collection());
        // Both sets are sorted, as the columns are.
        parameters.put("parties", identity.parties().toArray(String[]::new));
        parameters.put("pages", pages.toArray(String[]::new));
        var conditions = new StringBuilder(
                "collection = :collection and parties = :parties and array_intersects(pages, :pages)");
        equal("fromDay", identity.from(), conditions, parameters);
        equal("toDay", identity.to(), conditions, parameters);
        if (identity.about() != null) {
            equal("about", identity.about(), conditions, parameters);
        }
        return Document.<Document>find(conditions + " order by id", parameters).firstResultOptional();
    }

    private static void equal(String column, Object value, StringBuilder conditions, Map<String, Object> parameters) {
        conditions.append(" and ").append(column);
        if (value == null) {
            conditions.append(" is null");
        } else {
            conditions.append(" = :").append(column);
            parameters.put(column, value);
        }
    }
}
