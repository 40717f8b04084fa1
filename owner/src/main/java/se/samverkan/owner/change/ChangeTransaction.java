package se.samverkan.owner.change;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.transaction.Status;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import se.samverkan.platform.problem.ProblemException;

/** The transaction of a change, which states honestly what became of the change. */
public final class ChangeTransaction {
    private static final Logger LOG = Logger.getLogger(ChangeTransaction.class);

    private ChangeTransaction() {}

    /**
     * Commits the work, or leaves that to the transaction of a job. Throws a 503 where the database did not say whether it has; a
     * change that fails earlier is rolled back.
     */
    public static <T> T call(Supplier<T> work) {
        if (QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
            var result = work.get();
            Panache.getEntityManager().flush();
            return result;
        }
        var isFlushed = new AtomicBoolean();
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                var result = work.get();
                Panache.getEntityManager().flush();
                isFlushed.set(true);
                return result;
            });
        } catch (QuarkusTransactionException failure) {
            if (!isFlushed.get()) {
                throw failure;
            }
            LOG.errorf(failure, "The outcome of a commit is unknown");
            throw ProblemException.unavailable(
                    "The database did not confirm the change, so it may have been made: repeat the request with the same"
                            + " Idempotency-Key, or read the document first",
                    "UNKNOWN");
        }
    }
}
