package se.samverkan.owner.idempotency;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.Session;
import se.samverkan.owner.caller.Caller;
import se.samverkan.platform.json.CanonicalJson;
import se.samverkan.platform.problem.ProblemException;

/**
 * Executes a change with an {@code Idempotency-Key} once: a repeat by the same caller to the same path gets the first response
 * again for 24 hours (draft-ietf-httpapi-idempotency-key-header).
 */
@ApplicationScoped
public class IdempotencyStore {
    static final String HEADER = "Idempotency-Key";

    private static final Duration LIFETIME = Duration.ofHours(24);

    @Inject
    Session database;

    @Inject
    Caller caller;

    @Inject
    RoutingContext request;

    /** The stored response of this request, or null; throws 422 where the key belongs to another request. */
    public StoredResponse find(Object body) {
        var key = key();
        if (key == null) {
            return null;
        }
        return QuarkusTransaction.requiringNew()
                .call(() -> IdempotencyRecord.<IdempotencyRecord>findByIdOptional(key))
                .filter(record -> !record.at.isBefore(Instant.now().minus(LIFETIME)))
                .map(record -> response(record, body))
                .orElse(null);
    }

    private static StoredResponse response(IdempotencyRecord stored, Object body) {
        if (!stored.requestHash.equals(hash(body))) {
            throw ProblemException.unprocessable(
                    HEADER, "was sent with another body before: use a new key for a new request");
        }
        if (stored.response.isRemoved()) {
            throw ProblemException.unprocessable(
                    HEADER,
                    "belongs to a request whose response was removed, since what it made was deleted or redacted: use a"
                            + " new key for a new request");
        }
        return stored.response;
    }

    /** Executes the work in the running transaction; a concurrent duplicate waits for its end and gets the same response. */
    public StoredResponse once(Object body, Supplier<StoredResponse> work) {
        var key = key();
        if (key == null) {
            return work.get();
        }
        if (!claim(key, hash(body))) {
            // Not checked for its age: an expired record would have been claimed.
            return response(IdempotencyRecord.findById(key), body);
        }
        var response = work.get();
        IdempotencyRecord.<IdempotencyRecord>findById(key).response = response;
        return response;
    }

    /** Removes the stored responses about what was deleted; their keys stay, so that no late duplicate makes it again. */
    public void forget(UUID owned) {
        IdempotencyRecord.<IdempotencyRecord>list("response.ownedId", owned)
                .forEach(record -> record.response = StoredResponse.removed(owned));
    }

    /** Inserts the key, or takes over an expired one; native SQL, since only it has upserts and SKIP LOCKED. */
    private boolean claim(IdempotencyRecord.Key key, String hash) {
        database.createNativeMutationQuery("""
                        delete from idempotency_record where ctid in (
                            select ctid from idempotency_record where at < now() - interval '24 hours'
                            limit 100 for update skip locked)""").executeUpdate();
        return database.createNativeMutationQuery("""
                        insert into idempotency_record (caller, path, key, request_hash) values (?, ?, ?, ?)
                        on conflict (caller, path, key) do update set
                            request_hash = excluded.request_hash, at = now(), document_id = null, status = null,
                            body = null, etag = null, location = null, event = null
                        where idempotency_record.at < now() - interval '24 hours'""")
                        .setParameter(1, key.caller())
                        .setParameter(2, key.path())
                        .setParameter(3, key.key())
                        .setParameter(4, hash)
                        .executeUpdate()
                == 1;
    }

    /** Null for a request without a key, and for a job. */
    private IdempotencyRecord.Key key() {
        if (caller.isActing()) {
            return null;
        }
        var keys = request.request().headers().getAll(HEADER);
        if (keys.isEmpty()) {
            return null;
        }
        var key = keys.getFirst();
        if (keys.size() > 1 || !key.matches("[!-~]{1,200}")) {
            throw ProblemException.badRequest(
                    HEADER, "must be one text of 1 to 200 visible ASCII characters, such as a UUID");
        }
        // A person with tokens of two organisations is two callers.
        var owner = hash(new Owner(caller.subject(), caller.claimedOrganisations()));
        return new IdempotencyRecord.Key(owner, request.normalizedPath(), key);
    }

    private record Owner(String subject, Set<String> organisations) {}

    private static String hash(Object body) {
        return CanonicalJson.sha256(CanonicalJson.of(body));
    }
}
