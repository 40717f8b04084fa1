package se.samverkan.gateway.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.samverkan.domain.query.AsOf;
import se.samverkan.gateway.document.AdmissionFilter;
import se.samverkan.gateway.document.ResponseBody;
import se.samverkan.gateway.index.Index;

/**
 * Keeps what was asked for more than once and put together last, by its address, until anything public changes or the day
 * ends.
 *
 * <p>Web pages ask the same few questions again and again; an answer consists of fragments that the documents have anyway,
 * so keeping it costs little.
 */
@ApplicationScoped
public class ResponseCache {
    private final Index index;
    private final Cache<String, Kept> kept;
    private final AdmissionFilter askedAgain = new AdmissionFilter();

    ResponseCache(Index index, @ConfigProperty(name = "samverkan.kept-answers-bytes") long maxBytes) {
        this.index = index;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((String address, Kept answer) -> answer.answer().ownBytes() + 2 * address.length())
                // Waking another thread for each few requests costs more than what it is to do.
                .executor(Runnable::run)
                .build();
    }

    private record Kept(long changes, LocalDate day, ResponseBody answer) {}

    /** The answer that was kept of this address, if it still holds; else null. */
    ResponseBody find(String address) {
        var known = kept.getIfPresent(address);
        return known != null
                        && known.changes() == index.changes()
                        && known.day().equals(AsOf.today())
                ? known.answer()
                : null;
    }

    /** Keeps what an address is answered, if it was asked for before. */
    public ResponseBody keep(String address, Supplier<ResponseBody> question) {
        // Noted before the question: what changes meanwhile makes the answer old.
        long changes = index.changes();
        var day = AsOf.today();
        var answer = question.get();
        if (askedAgain.test(address)) {
            kept.put(address, new Kept(changes, day, answer));
        }
        return answer;
    }
}
