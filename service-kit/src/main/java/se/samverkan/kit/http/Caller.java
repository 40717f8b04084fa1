package se.samverkan.kit.http;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.jwt.JsonWebToken;
import se.samverkan.kit.problem.Rejection;

/** Who makes the request, and which organisations the token says that it speaks for. */
@RequestScoped
public class Caller {
    /** Changes documents. */
    public static final String EDITOR = "editor";
    /** Consents, confirms and withdraws for an organisation. */
    public static final String APPROVER = "approver";
    /** Publishes what was public before. */
    public static final String ARCHIVIST = "archivist";

    @Inject
    SecurityIdentity identity;

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
            return organisations;
        }
        return Set.of();
    }

    public boolean speaksForAny(Collection<String> parties) {
        return !Collections.disjoint(organisations(), parties);
    }

    /** The organisation among the parties for which this caller acts; refuses a caller that speaks for none (403). */
    public String actingFor(Collection<String> parties) {
        return organisations().stream()
                .filter(parties::contains)
                .findFirst()
                .orElseThrow(() -> Rejection.forbidden(
                        "The token speaks for none of the document's parties (claim organisations)"));
    }
}
