package se.samverkan.platform.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Refuses a token whose subject is blank; the setting of Quarkus only refuses one without a subject. */
@ApplicationScoped
public class SubjectRequired implements SecurityIdentityAugmentor {
    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        var isNameless = identity.getPrincipal() instanceof JsonWebToken token
                && (token.getSubject() == null || token.getSubject().isBlank());
        return isNameless
                ? Uni.createFrom().failure(new AuthenticationFailedException("The token has no subject"))
                : Uni.createFrom().item(identity);
    }
}
