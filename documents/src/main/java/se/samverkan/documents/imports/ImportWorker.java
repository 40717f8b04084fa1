package se.samverkan.documents.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import se.samverkan.platform.log.ThrottledLog;

/** Finds imports that wait, of this instance or of one that has died, and runs them. */
@ApplicationScoped
class ImportWorker {
    private static final Logger LOG = Logger.getLogger(ImportWorker.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration ONE_DOCUMENT = Duration.ofSeconds(5);
    private static final Duration CLEANING_INTERVAL = Duration.ofMinutes(1);
    private static final int MOST_ATTEMPTS = 5;
    /** Native SQL: only it has SKIP LOCKED, so that instances share the work, and one statement takes and reads. */
    private static final String TAKE = """
            update import_job set leased_until = now() + :lease * interval '1 second', attempts = attempts + 1
            where id = (
                select id from import_job
                where status in ('RUNNING', 'REVERSING') and coalesce(leased_until, now()) <= now() and attempts < :most
                order by created_at limit 1 for update skip locked)
            returning id""";

    /** An import that gets no further, such as one of a file that this release cannot read, does not come again for ever. */
    private static final String GIVE_UP = """
            update import_job set status = 'FAILED', ended_at = now()
            where status in ('RUNNING', 'REVERSING') and attempts >= :most and leased_until <= now()""";

    private static final String DELETE_EXPIRED =
            "delete from import_job where ended_at < now() - interval '30 days' and status not in ('RUNNING', 'REVERSING')";

    @Inject
    Session database;

    @Inject
    ImportRun imports;

    @Inject
    Vertx vertx;

    /** One at a time: an import holds its file in memory. */
    private final ExecutorService threads =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("import").factory());

    private final ThrottledLog failures = new ThrottledLog(LOG);
    private long timer;
    private long cleaning;

    void start(@Observes StartupEvent started) {
        timer = vertx.setPeriodic(INTERVAL.toMillis(), tick -> wake());
        cleaning = vertx.setPeriodic(CLEANING_INTERVAL.toMillis(), tick -> execute(this::clean));
    }

    /** An import under way goes on where it is, at another instance or after the start. */
    void stop(@Observes ShutdownEvent stopping) {
        vertx.cancelTimer(timer);
        vertx.cancelTimer(cleaning);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(ONE_DOCUMENT.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("An import under way is cut: its last document begins again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks for imports now. */
    void wake() {
        execute(this::work);
    }

    private void execute(Runnable task) {
        try {
            threads.execute(() -> attempt(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("The service stops: the import goes on after its start", e);
        }
    }

    private void attempt(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            if (!threads.isShutdown()) {
                failures.warn("Imports wait: " + e.getMessage());
                LOG.debug("Imports wait", e);
            }
        }
    }

    private void work() {
        for (var taken = take(); taken.isPresent() && !threads.isShutdown(); taken = take()) {
            imports.run(taken.get(), threads::isShutdown);
        }
    }

    private Optional<UUID> take() {
        return QuarkusTransaction.requiringNew()
                .call(() -> database
                        .createNativeQuery(TAKE, UUID.class)
                        .setParameter("lease", ImportJob.LEASE.toSeconds())
                        .setParameter("most", MOST_ATTEMPTS)
                        .list()
                        .stream()
                        .findFirst());
    }

    /** Ends what cannot go on, and deletes what has ended long ago. */
    void clean() {
        QuarkusTransaction.requiringNew().run(() -> {
            database.createNativeMutationQuery(GIVE_UP)
                    .setParameter("most", MOST_ATTEMPTS)
                    .executeUpdate();
            database.createNativeMutationQuery(DELETE_EXPIRED).executeUpdate();
        });
    }
}
