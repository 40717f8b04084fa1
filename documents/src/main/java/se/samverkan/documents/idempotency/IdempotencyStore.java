package se.samverkan.documents.idempotency;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.hibernate.Session;
import se.samverkan.documents.caller.Caller;
import se.samverkan.documents.lifecycle.Document;
import se.samverkan.platform.json.CanonicalJson;
import se.samverkan.platform.problem.ProblemException;

/**
 * Does a POST with an {@code Idempotency-Key} once: a repeat by the same caller to the same path gets the first answer
 * again for 24 hours (draft-ietf-httpapi-idempotency-key-header).
 */
@ApplicationScoped
public class IdempotencyStore {
    static final String HEADER = "Idempotency-Key";

    private static final Duration LIFE = Duration.ofHours(24);

    @Inject
    Session database;

    @Inject
    Caller caller;

    @Inject
    RoutingContext request;

    /** The first answer if this request was answered before, or null; refuses the key of another request (422). */
    public StoredResponse find(Object body) {
        var key = key();
        if (key == null) {
            return null;
        }
        var kept = QuarkusTransaction.requiringNew().call(() -> database.find(IdempotencyRecord.class, key));
        return kept == null || kept.at.isBefore(Instant.now().minus(LIFE)) ? null : answer(kept, body);
    }

    private static StoredResponse answer(IdempotencyRecord kept, Object body) {
        if (!kept.requestHash.equals(hash(body))) {
            throw ProblemException.unprocessable(
                    HEADER, "was sent with another body before: use a new key for a new request");
        }
        return kept.answer;
    }

    /** In the running transaction: a twin waits for its end, and gets the same answer if it was a good one. */
    public StoredResponse once(Object body, Supplier<StoredResponse> work) {
        var key = key();
        if (key == null) {
            return work.get();
        }
        if (!claim(key, hash(body))) {
            // Whatever its age: it was not too old for the claim.
            return answer(database.find(IdempotencyRecord.class, key), body);
        }
        var answer = work.get();
        database.find(IdempotencyRecord.class, key).answer = answer;
        return answer;
    }

    /** Keeps nothing of a draft that is deleted. */
    public void forget(Document draft) {
        database.createMutationQuery("delete from IdempotencyRecord where answer.documentId = :id")
                .setParameter("id", draft.id)
                .executeUpdate();
    }

    /** Whether the key is free, or its answer too old to be given again. */
    private boolean claim(IdempotencyRecord.Key key, String hash) {
        database.createNativeMutationQuery("""
                        delete from idempotency_record where ctid in (
                            select ctid from idempotency_record where at < now() - interval '24 hours'
                            limit 100 for update skip locked)""").executeUpdate();
        return database.createNativeMutationQuery("""
                        insert into idempotency_record (caller, path, key, request_hash) values (?, ?, ?, ?)
                        on conflict (caller, path, key) do update set
                            request_hash = excluded.request_hash, at = now(), document_id = null, status = null,
                            body = null, etag = null, location = null, sequence = null
                        where idempotency_record.at < now() - interval '24 hours'""")
                        .setParameter(1, key.caller())
                        .setParameter(2, key.path())
                        .setParameter(3, key.key())
                        .setParameter(4, hash)
                        .executeUpdate()
                == 1;
    }

    private IdempotencyRecord.Key key() {
        var keys = request.request().headers().getAll(HEADER);
        if (keys.isEmpty()) {
            return null;
        }
        var key = keys.getFirst();
        if (keys.size() > 1 || !key.matches("[!-~]{1,200}")) {
            throw ProblemException.badRequest(
                    HEADER, "must be one text of 1 to 200 visible ASCII characters, such as a UUID");
        }
        // The organisations too: one person's tokens for two of them are two callers.
        var who = hash(new Who(caller.subject(), caller.organisations()));
        return new IdempotencyRecord.Key(who, request.normalizedPath(), key);
    }

    private record Who(String subject, Set<String> organisations) {}

    private static String hash(Object body) {
        return CanonicalJson.sha256(CanonicalJson.of(body));
    }
}
