package se.samverkan.kit.document;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import se.samverkan.kit.problem.Violations;

/** Which document took the place of which: nobody is its own forebear. */
@ApplicationScoped
public class Lineage {
    /** Any number that all instances agree on. */
    private static final long LOCK = 7_243_002;

    /** The document with the given id and those before it. */
    private static final String FOREBEARS = """
            with recursive forebear (id, predecessor) as (
                select id, predecessor from document where id = ?
                union select d.id, d.predecessor from document d join forebear f on d.id = f.predecessor)
            """;

    @Inject
    Session database;

    /** Notes a predecessor that goes back to the document itself. */
    public void check(UUID id, UUID predecessor, String pointer, Violations violations) {
        violations.unless(
                id == null || predecessor == null || !forebears(predecessor).contains(id),
                pointer,
                predecessor + " goes back to this very document: the chain would be a loop");
    }

    /** Lets those who take another's place do so in turn, each to its transaction's end: two could close a loop together. */
    void oneAtATime(UUID predecessor) {
        if (predecessor != null) {
            database.createNativeQuery("select 1 from (select pg_advisory_xact_lock(?)) as held", Integer.class)
                    .setParameter(1, LOCK)
                    .getSingleResult();
        }
    }

    /** The parties of a document that another one is to take the place of; none where there is none. */
    Set<String> partiesOf(UUID predecessor) {
        var document = predecessor == null ? null : database.find(Document.class, predecessor);
        return document == null ? Set.of() : document.listedParties();
    }

    /** The document and those before it. */
    private List<UUID> forebears(UUID id) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> database.createNativeQuery(FOREBEARS + "select id from forebear", UUID.class)
                        .setParameter(1, id)
                        .getResultList());
    }

    /** Every document of its line that was ever published: those before it, and all that came of these. */
    List<Document> of(UUID id) {
        return database.createNativeQuery(FOREBEARS + """
                        ,
                        relative (id) as (
                            select id from forebear
                            union select d.id from document d join relative r on d.predecessor = r.id)
                        select d.* from document d join relative using (id)
                        where d.version is not null order by d.id""", Document.class)
                .setParameter(1, id)
                .getResultList();
    }
}
