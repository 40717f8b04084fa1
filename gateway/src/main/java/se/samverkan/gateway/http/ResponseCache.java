package se.samverkan.gateway.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.samverkan.domain.query.AsOf;
import se.samverkan.gateway.document.AdmissionFilter;
import se.samverkan.gateway.document.ResponseBody;
import se.samverkan.gateway.index.Index;

/**
 * Caches response bodies by address, until the next commit of the index or the end of the day.
 *
 * <p>Web pages repeat the same few requests; a body shares its segments with the documents, so a cache entry is small.
 */
@ApplicationScoped
public class ResponseCache {
    private final Index index;
    private final Cache<String, CachedBody> cache;
    private final AdmissionFilter admission = new AdmissionFilter();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    ResponseCache(
            Index index, MeterRegistry metrics, @ConfigProperty(name = "samverkan.kept-answers-bytes") long maxBytes) {
        this.index = index;
        this.cache = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((String address, CachedBody cached) -> cached.body().ownBytes() + 2 * address.length())
                // The maintenance takes less time than waking another thread for it.
                .executor(Runnable::run)
                .build();
        measure("hit", hits, metrics);
        measure("miss", misses, metrics);
    }

    private static void measure(String result, LongAdder count, MeterRegistry metrics) {
        FunctionCounter.builder("samverkan.response.cache", count, LongAdder::sum)
                .description("Reads whose response was in the cache, and those whose response was computed")
                .tag("result", result)
                .register(metrics);
    }

    private record CachedBody(long commits, LocalDate day, ResponseBody body) {}

    /** The cached body of an address while it is valid; else null. */
    public ResponseBody find(String address) {
        var cached = cache.getIfPresent(address);
        var isValid = cached != null
                && cached.commits() == index.commits()
                && cached.day().equals(AsOf.today());
        if (!isValid) {
            return null;
        }
        hits.increment();
        return cached.body();
    }

    /** The body of a key that is no address: the fast path, which sends JSON only, does not find it. */
    public ResponseBody get(String key, Supplier<ResponseBody> loader) {
        var cached = find(key);
        return cached == null ? load(key, loader) : cached;
    }

    /** Computes the body of an address, and caches it if the address was requested before. */
    public ResponseBody load(String address, Supplier<ResponseBody> loader) {
        misses.increment();
        // Read before the body is computed: a commit meanwhile makes the entry invalid.
        long commits = index.commits();
        var day = AsOf.today();
        var body = loader.get();
        if (admission.test(address)) {
            cache.put(address, new CachedBody(commits, day, body));
        }
        return body;
    }
}
