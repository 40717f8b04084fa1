package se.samverkan.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.samverkan.kit.http.AsOf;

/**
 * Keeps what was asked for more than once and put together last, by its address, until anything public changes or the day
 * ends.
 *
 * <p>Web pages ask the same few questions again and again; an answer consists of fragments that the documents have anyway,
 * so keeping it costs little. What is asked once would cost more: it would outlive the young and fill the old generation.
 */
@ApplicationScoped
public class Answers {
    private static final int REMEMBERED = 16_384;

    private final Index index;
    private final Cache<String, Kept> kept;

    /** The hashes of addresses that were asked for, each until another takes its place; a race costs a keeping. */
    private final int[] asked = new int[REMEMBERED];

    Answers(Index index, @ConfigProperty(name = "samverkan.kept-answers-bytes") long maxBytes) {
        this.index = index;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((String address, Kept answer) -> answer.answer().ownBytes() + 2 * address.length())
                // Waking another thread for each few requests costs more than what it is to do.
                .executor(Runnable::run)
                .build();
    }

    private record Kept(long changes, LocalDate day, Answer answer) {}

    /** The answer that was kept of this address, if it still holds; else null. */
    Answer find(String address) {
        var known = kept.getIfPresent(address);
        return known != null
                        && known.changes() == index.changes()
                        && known.day().equals(AsOf.today())
                ? known.answer()
                : null;
    }

    /** Keeps what an address is answered, if it was asked for before. */
    Answer keep(String address, Supplier<Answer> question) {
        // Noted before the question: what changes meanwhile makes the answer old.
        long changes = index.changes();
        var day = AsOf.today();
        var answer = question.get();
        if (isAskedAgain(address)) {
            kept.put(address, new Kept(changes, day, answer));
        }
        return answer;
    }

    private boolean isAskedAgain(String address) {
        int hash = address.hashCode();
        int place = Math.floorMod(hash, REMEMBERED);
        boolean again = asked[place] == hash;
        asked[place] = hash;
        return again;
    }
}
