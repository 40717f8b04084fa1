package se.samverkan.platform.problem;

import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.List;

/** The titles of HTTP statuses, and hints on how to fix a request. */
public final class Statuses {
    private Statuses() {}

    public static String title(int status) {
        return switch (status) {
            case 422 -> "Unprocessable Content";
            case 413 -> "Content Too Large";
            case 414 -> "URI Too Long";
            default -> {
                var known = Response.Status.fromStatusCode(status);
                yield known == null ? "Error" : known.getReasonPhrase();
            }
        };
    }

    /** A hint on how to fix a request that the framework refused. */
    public static String hint(int status) {
        return switch (status) {
            case 400 -> "The request can't be read: check its path, parameters and body";
            case 401 -> "Send a valid bearer token: Authorization: Bearer …";
            case 403 -> "The token's roles or organisations do not allow this";
            case 404 -> "There is nothing at this path";
            case 405 -> "This path does not take this method: see the header Allow";
            case 406 ->
                "This path has none of the types in Accept: leave it out, or choose a type from the OpenAPI document";
            case 408 -> "The request arrived too slowly: send it again";
            case 409 -> "The document's state does not allow this";
            case 410 -> "The document has been withdrawn: see the explanation";
            case 412 -> "The document has changed: read it again and send its new ETag";
            case 413 -> "The body is too large";
            case 414 -> "The path and query are too long: send fewer or shorter parameters";
            case 415 -> "Send the body as application/json";
            case 422 -> "The body is well-formed but breaks the rules in violations";
            case 428 -> "Send If-Match with the ETag of the revision that you change";
            case 429 -> "Too many requests in a short time: wait for the number of seconds in Retry-After";
            case 503 -> "A service that this request needs is unavailable: try again";
            default -> status >= 500 ? "The service failed; try the request again" : "The request was refused";
        };
    }

    /** Whether the failure is temporary: an unavailable or busy database or network. */
    public static boolean isTransient(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException
                    || (cause instanceof SQLException sql && isConnectionTrouble(sql.getSQLState()))
                    || cause instanceof java.net.SocketException) {
                return true;
            }
        }
        return false;
    }

    /**
     * SQLSTATE classes 08 (connection), 40 (rolled back for another transaction), 53 (resources), 57 (operator intervention,
     * among them statement_timeout); an error without SQLSTATE is the pool's, such as no free connection.
     */
    private static boolean isConnectionTrouble(String state) {
        return state == null || List.of("08", "40", "53", "57").contains(state.substring(0, 2));
    }
}
