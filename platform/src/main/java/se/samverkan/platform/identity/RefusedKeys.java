package se.samverkan.platform.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jose4j.lang.UnresolvableKeyException;
import se.samverkan.platform.log.ThrottledLog;

/** Logs tokens whose key the issuer does not publish, once a minute: a rotation that went wrong, or a forger. */
@ApplicationScoped
public class RefusedKeys {
    private static final int MOST_CHARACTERS = 100;

    private final ThrottledLog log;

    RefusedKeys() {
        this(InstantSource.system());
    }

    RefusedKeys(InstantSource clock) {
        this.log = new ThrottledLog(Logger.getLogger(RefusedKeys.class), clock);
    }

    /** Records the failure of an authentication, if an unknown key is its cause. */
    public void record(Throwable failure) {
        Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(UnresolvableKeyException.class::isInstance)
                .findFirst()
                .ifPresent(unknownKey -> log.warn("Refused a token by a key that the issuer does not publish: "
                        + printable(unknownKey.getMessage())));
    }

    /** The message quotes the token, which may contain anything. */
    private static String printable(String text) {
        var start = text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
        return start.replaceAll("[^\\p{L}\\p{N}\\p{P}\\p{Sm} ]", "?");
    }
}
