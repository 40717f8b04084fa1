package se.samverkan.owner.caller;

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

/** The caller of the present request, with the roles and organisations of its token. */
@RequestScoped
public class Caller {
    /** Edits and publishes documents. */
    public static final String EDITOR = "editor";
    /** Approves, confirms and withdraws for an organisation. */
    public static final String APPROVER = "approver";
    /** Edits documents, and publishes what was public before. */
    public static final String ARCHIVIST = "archivist";
    /** Redacts documents and reads their audit entries. */
    public static final String ADMIN = "admin";

    /** Subscribes to changes for an organisation, and has no access to its documents. */
    public static final String INTEGRATOR = "integrator";

    private static final Set<String> OF_DOCUMENTS = Set.of(EDITOR, APPROVER, ARCHIVIST, ADMIN);

    @Inject
    SecurityIdentity identity;

    @Inject
    RoutingContext request;

    /** Null in a request. */
    private ActingCaller acting;

    /** Lets the present job act for the caller of an earlier request. */
    public void actFor(ActingCaller caller) {
        acting = caller;
    }

    /** Whether this is a job and no request. */
    public boolean isActing() {
        return acting != null;
    }

    /** This caller, for a job that goes on after the request. */
    public ActingCaller toActing() {
        return new ActingCaller(subject(), organisations(), identity.getRoles(), address());
    }

    public boolean isAnonymous() {
        return identity.isAnonymous();
    }

    public boolean hasRole(String role) {
        return acting == null ? identity.hasRole(role) : acting.roles().contains(role);
    }

    /** The claim {@code sub}, or the name of the principal where the token has none. */
    public String subject() {
        if (acting != null) {
            return acting.subject();
        }
        var subject = identity.getPrincipal() instanceof JsonWebToken token ? token.getSubject() : null;
        return subject == null ? identity.getPrincipal().getName() : subject;
    }

    /** The network address of the caller: that of the header Forwarded of a trusted proxy (RFC 7239), or of the connection. */
    public String address() {
        if (acting != null) {
            return acting.address();
        }
        var address = request.request().remoteAddress();
        // A proxy may identify its client by a name instead of an address.
        return address.hostAddress() == null ? address.host() : address.hostAddress();
    }

    /** The party ids for whose documents the caller has a role; empty where it has none, or where the claim is malformed. */
    public Set<String> organisations() {
        if (acting != null) {
            return acting.organisations();
        }
        return OF_DOCUMENTS.stream().anyMatch(identity::hasRole) ? claimedOrganisations() : Set.of();
    }

    /** The party ids in the claim {@code organisations}, also of a caller without a role. */
    public Set<String> claimedOrganisations() {
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
            // One malformed party id makes the whole claim invalid.
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
