package se.samverkan.documents;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** What two documents of the kind would have in common if they were the same: one text for each page. */
    public List<String> keys(DocumentType<?, ?> type, Content content) {
        return type.consent() == Consent.NONE
                ? List.of()
                : content.sourcePages().stream()
                        .map(page -> page + content.partyIds() + content.span() + content.about())
                        .toList();
    }

    /** Throws 409 with the address of the document, if there is one. Entries of a tally repeat their source. */
    void refuse(DocumentType<?, ?> type, Content content) {
        if (!content.sourcePages().isEmpty() && type.consent() != Consent.NONE) {
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

    /**
     * A document of the kind with a source, the parties and the period of this content; a follow-up also has its subject. Of two
     * concurrent requests the later one finds the document of the earlier.
     */
    private Optional<Document> find(DocumentType<?, ?> type, Content content) {
        var pages = content.sourcePages();
        pages.forEach(page -> AdvisoryLock.take(type.collection() + " " + page));
        var parameters = new HashMap<String, Object>();
        parameters.put("collection", type.collection());
        // Both sets are sorted, as the columns are.
        parameters.put("parties", content.partyIds().toArray(String[]::new));
        parameters.put("pages", pages.toArray(String[]::new));
        var conditions = new StringBuilder(
                "collection = :collection and parties = :parties and array_intersects(pages, :pages)");
        var span = content.span();
        equal("fromDay", span == null ? null : span.earliest(), conditions, parameters);
        equal("toDay", span == null ? null : span.lastDay(), conditions, parameters);
        if (type.consent() == Consent.CONFIRMATIONS) {
            equal("about", content.about(), conditions, parameters);
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
