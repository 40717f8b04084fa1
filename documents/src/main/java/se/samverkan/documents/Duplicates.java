package se.samverkan.documents;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.kind.DocumentType.Consent;
import se.samverkan.documents.lifecycle.Document;
import se.samverkan.documents.view.DocumentViews;
import se.samverkan.domain.content.Content;
import se.samverkan.platform.problem.ProblemException;

/** Finds the document that was taken from the same page before, so that an import does not count it twice. */
@ApplicationScoped
class Duplicates {
    @Inject
    Session database;

    @Inject
    DocumentViews views;

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
     * A document of the kind with a source, the parties and the period of this content; a follow-up also has its subject. Of two
     * concurrent requests the later one finds the document of the earlier.
     */
    private Optional<Document> find(DocumentType<?, ?> type, Content content) {
        var pages = content.sourcePages();
        pages.forEach(page -> lock(type.collection() + " " + page));
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

    /** Native SQL: there is no row yet that could be locked. */
    private void lock(String page) {
        database.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(?, 0))", Integer.class)
                .setParameter(1, page)
                .getSingleResult();
    }
}
