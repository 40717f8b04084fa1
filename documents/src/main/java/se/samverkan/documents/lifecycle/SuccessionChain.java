package se.samverkan.documents.lifecycle;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import se.samverkan.domain.validation.Violations;
import se.samverkan.owner.change.AdvisoryLock;

/** The documents that took each other's place; a succession is never circular. */
@ApplicationScoped
public class SuccessionChain {
    private static final String LOCK = "succession";

    /** A document and its predecessors. */
    private static final String PREDECESSORS = """
            with recursive ancestor (id, predecessors) as (
                select id, predecessors from document where id = ?
                union select d.id, d.predecessors from document d join ancestor f on d.id = any(f.predecessors))
            """;

    @Inject
    Session database;

    /** Reports a predecessor that succeeds the document itself. */
    public void check(UUID id, UUID predecessor, String pointer, Violations violations) {
        violations.unless(
                id == null || predecessor == null || !predecessors(predecessor).contains(id),
                pointer,
                predecessor + " refers to this document itself: a succession must not be circular");
    }

    /** Serializes the publications of successors until the end of the transaction: two could close a circle together. */
    public void lock(List<UUID> predecessors) {
        if (!predecessors.isEmpty()) {
            AdvisoryLock.take(LOCK);
        }
    }

    /** The parties of the predecessors. */
    public Set<String> partiesOf(List<UUID> predecessors) {
        return predecessors.stream()
                .flatMap(id -> Document.<Document>findByIdOptional(id).stream())
                .flatMap(document -> document.listedParties().stream())
                .collect(Collectors.toSet());
    }

    /** The ids of a document and its predecessors. */
    private List<UUID> predecessors(UUID id) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> database.createNativeQuery(PREDECESSORS + "select id from ancestor", UUID.class)
                        .setParameter(1, id)
                        .getResultList());
    }

    /** Every document that was ever published among the predecessors of a document and all their successors. */
    public List<Document> of(UUID id) {
        return database.createNativeQuery(PREDECESSORS + """
                        ,
                        relative (id) as (
                            select id from ancestor
                            union select d.id from document d join relative r on d.predecessors @> array[r.id])
                        select d.* from document d join relative using (id)
                        where d.version is not null order by d.id""", Document.class)
                .setParameter(1, id)
                .getResultList();
    }
}
