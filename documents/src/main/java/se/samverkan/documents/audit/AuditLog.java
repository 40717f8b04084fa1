package se.samverkan.documents.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import se.samverkan.documents.kind.DocumentType;
import se.samverkan.documents.lifecycle.Document;
import se.samverkan.documents.lifecycle.DocumentAccess;
import se.samverkan.domain.query.CursorQuery;
import se.samverkan.domain.query.PageQuery;
import se.samverkan.owner.caller.Caller;
import se.samverkan.platform.http.Page;
import se.samverkan.platform.http.PublicAddress;
import se.samverkan.platform.problem.ProblemException;

/** Records every change in its transaction, and every denied request of an authenticated caller. */
@ApplicationScoped
public class AuditLog {
    private static final Logger LOG = Logger.getLogger(AuditLog.class);
    /** A path below a document; the id in every form that Java parses, such as without leading zeros. */
    private static final Pattern DOCUMENT =
            Pattern.compile(".*/([a-z-]+)/([+\\p{XDigit}]+(?:-[+\\p{XDigit}]+){4})(?:/(.*))?");

    /** The action of every change that an import makes. */
    private static final String IMPORT = "POST imports";

    private static final int MAX_ACTION_LENGTH = 100;

    @Inject
    Caller caller;

    @Inject
    DocumentAccess access;

    @Inject
    PublicAddress publicAddress;

    @Inject
    RoutingContext request;

    /** A denied request, as far as its token and connection identify the caller. */
    private record Denial(
            String path, String subject, String organisations, String action, int status, String address) {

        AuditEntry entry(Document document) {
            return new AuditEntry(document, subject, organisations, action, status, address);
        }
    }

    /** Adds an entry to the running transaction: no change without its entry. */
    public void changed(Document document, String organisation) {
        new AuditEntry(document, caller.subject(), organisation, action(), null, caller.address()).persist();
    }

    /** Saves the denial of this request when run; a request about no document is logged instead. */
    Runnable denial(int status) {
        var path = request.normalizedPath();
        var denial = new Denial(
                path,
                caller.subject(),
                String.join(", ", caller.claimedOrganisations()),
                action(),
                status,
                caller.address());
        var document = DOCUMENT.matcher(path);
        if (!document.matches()) {
            return () -> log(denial);
        }
        return () -> {
            try {
                save(denial, document.group(1), UUID.fromString(document.group(2)));
            } catch (IllegalArgumentException noId) {
                log(denial);
            } catch (RuntimeException e) {
                // The request is denied all the same.
                LOG.errorf(e, "The audit entry was not saved: %s", denial);
            }
        };
    }

    /** The entries of a document for its parties, newest first. */
    public Page<AuditEntry> of(DocumentType<?, ?> type, UUID id, PageQuery query, CursorQuery cursor, UriInfo uri) {
        var place =
                ProblemException.reading(violations -> new Place(query.numbers(violations), cursor.number(violations)));
        return QuarkusTransaction.requiringNew().call(() -> {
            caller.actingFor(access.readable(type, id).authorizedParties());
            var found = AuditEntry.<AuditEntry>find(
                            "documentId = ?1 and id < ?2", Sort.descending("id"), id, place.before())
                    // One more tells whether there is a next page.
                    .range(place.offset(), place.offset() + place.page().limit())
                    .list();
            var items = found.subList(0, Math.min(found.size(), place.page().limit()));
            var meta = new Page.Meta(
                    AuditEntry.count("documentId", id),
                    place.page().page(),
                    place.page().limit(),
                    items.size());
            var next =
                    found.size() > items.size() ? Optional.of(items.getLast().id.toString()) : Optional.<String>empty();
            return Page.of(uri, publicAddress.get(), meta, next, items);
        });
    }

    /** Where a page begins: after an entry, or else by its number. */
    private record Place(PageQuery.Numbers page, Long after) {
        long before() {
            return after == null ? Long.MAX_VALUE : after;
        }

        int offset() {
            return after == null ? (page.page() - 1) * page.limit() : 0;
        }
    }

    private static void save(Denial denial, String collection, UUID id) {
        QuarkusTransaction.requiringNew().run(() -> {
            Document.<Document>findByIdOptional(id)
                    .filter(document -> document.collection.equals(collection))
                    .ifPresentOrElse(document -> denial.entry(document).persist(), () -> log(denial));
        });
    }

    private static void log(Denial denial) {
        LOG.infof(
                "Refused %d: %s %s by %s of %s from %s",
                denial.status(),
                denial.action(),
                denial.path(),
                denial.subject(),
                denial.organisations(),
                denial.address());
    }

    private String action() {
        if (caller.isActing()) {
            return IMPORT;
        }
        var path = DOCUMENT.matcher(request.normalizedPath());
        var below = path.matches() && path.group(3) != null ? " " + path.group(3) : "";
        var action = request.request().method() + below;
        return action.substring(0, Math.min(action.length(), MAX_ACTION_LENGTH));
    }
}
