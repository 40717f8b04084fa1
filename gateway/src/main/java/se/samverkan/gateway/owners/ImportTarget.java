package se.samverkan.gateway.owners;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import se.samverkan.gateway.document.Kind;
import se.samverkan.platform.problem.ProblemException;

/** The owner of an import: by the parameter kind, or by the import's id, which begins with the kind. */
final class ImportTarget {
    private static final Set<Kind> KINDS = EnumSet.complementOf(EnumSet.of(Kind.MUNICIPALITY));
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final String TEMPLATE = "template.xlsx";

    private ImportTarget() {}

    /** The collection of the imported documents; empty if the request names none. */
    static Optional<String> collection(RoutingContext context, String importsPath) {
        var id = id(context, importsPath);
        return KINDS.stream()
                .filter(kind -> id.isEmpty()
                        ? kind.name().equals(context.request().getParam("kind", Kind.PROMISE.name()))
                        : id.startsWith(kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-"))
                .map(Kind::collection)
                .findFirst();
    }

    /** Whether the request reads an import itself, not what belongs to it. */
    static boolean isImport(RoutingContext context, String importsPath) {
        var id = id(context, importsPath);
        return READS.contains(context.request().method())
                && !id.isEmpty()
                && context.normalizedPath().equals(importsPath + "/" + id);
    }

    static ProblemException unknown(RoutingContext context, String importsPath) {
        var id = id(context, importsPath);
        return id.isEmpty()
                ? ProblemException.badRequest("kind", "must say what the documents are: one of " + KINDS)
                : ProblemException.notFound("There is no import " + id);
    }

    /** The first segment below the path; empty for the path itself and for the template. */
    private static String id(RoutingContext context, String importsPath) {
        var below = context.normalizedPath().substring(importsPath.length());
        var segment = below.isEmpty() ? "" : below.substring(1).split("/", 2)[0];
        return segment.equals(TEMPLATE) ? "" : segment;
    }
}
