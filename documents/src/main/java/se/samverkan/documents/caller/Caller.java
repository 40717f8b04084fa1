package se.samverkan.documents.caller;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.jwt.JsonWebToken;
import se.samverkan.domain.content.Party;
import se.samverkan.platform.problem.ProblemException;

/** Who makes the request, and which organisations the token says that it speaks for. */
@RequestScoped
public class Caller {
    /** Changes documents. */
    public static final String EDITOR = "editor";
    /** Consents, confirms and withdraws for an organisation. */
    public static final String APPROVER = "approver";
    /** Publishes what was public before. */
    public static final String ARCHIVIST = "archivist";
    /** Takes out what may not stay, and reads who did what. */
    public static final String ADMIN = "admin";

    @Inject
    SecurityIdentity identity;

    @Inject
    RoutingContext request;

    public boolean isAnonymous() {
        return identity.isAnonymous();
    }

    public boolean hasRole(String role) {
        return identity.hasRole(role);
    }

    /** Who the issuer says it is: the claim {@code sub}, or the principal's name where a token has none. */
    public String subject() {
        var subject = identity.getPrincipal() instanceof JsonWebToken token ? token.getSubject() : null;
        return subject == null ? identity.getPrincipal().getName() : subject;
    }

    /** The caller's network address, as a trusted proxy tells it (RFC 7239) or as the connection shows it. */
    public String address() {
        var address = request.request().remoteAddress();
        // A proxy may call its client by another name than its address.
        return address.hostAddress() == null ? address.host() : address.hostAddress();
    }

    /** The party ids in the claim {@code organisations}; a claim of another shape speaks for nobody. */
    public Set<String> organisations() {
        if (identity.getPrincipal() instanceof JsonWebToken token
                && token.claim("organisations").orElse(null) instanceof Collection<?> claimed) {
            var organisations = new TreeSet<String>();
            for (var organisation : claimed) {
                switch (organisation) {
                    case JsonString text -> organisations.add(text.getString());
                    case String text -> organisations.add(text);
                    case null, default -> {
                        return Set.of();
                    }
                }
            }
            // One that is no party id, be it for its form, makes the whole claim doubtful.
            return organisations.stream().allMatch(id -> id.matches(Party.ID)) ? organisations : Set.of();
        }
        return Set.of();
    }

    public boolean speaksForAny(Collection<String> parties) {
        return !Collections.disjoint(organisations(), parties);
    }

    /** The organisation among the parties for which this caller acts, if it speaks for any of them. */
    public Optional<String> organisationAmong(Collection<String> parties) {
        return organisations().stream().filter(parties::contains).findFirst();
    }

    /** The same for a caller that must speak for one (403). */
    public String actingFor(Collection<String> parties) {
        return organisationAmong(parties).orElseThrow(Caller::speaksForNone);
    }

    public static ProblemException speaksForNone() {
        return ProblemException.forbidden(
                "The token speaks for none of the document's parties (claim organisations: a list of party ids)");
    }

    /** The parties for which this caller may take a position. */
    public List<String> ownAmong(Collection<String> parties) {
        return organisations().stream().filter(parties::contains).toList();
    }
}
