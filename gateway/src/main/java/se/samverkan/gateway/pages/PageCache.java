package se.samverkan.gateway.pages;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.samverkan.domain.query.AsOf;
import se.samverkan.gateway.document.ResponseBody;
import se.samverkan.gateway.index.Index;

/**
 * Caches compressed pages, which take a thirteenth of the memory.
 *
 * <p>After a commit of the index, the sources of a page are revalidated first: it is rendered again only if one has changed.
 */
@ApplicationScoped
class PageCache {
    private final Index index;
    private final Cache<String, CachedPage> cache;
    private final Counter cached;
    private final Counter unchanged;
    private final Counter rendered;

    PageCache(
            Index index, MeterRegistry metrics, @ConfigProperty(name = "samverkan.cached-pages-bytes") long maxBytes) {
        this.index = index;
        this.cache = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((String key, CachedPage page) -> page.bytes() + 2 * key.length())
                .executor(Runnable::run)
                .build();
        this.cached = counter("cached", metrics);
        this.unchanged = counter("unchanged", metrics);
        this.rendered = counter("rendered", metrics);
    }

    private static Counter counter(String result, MeterRegistry metrics) {
        return Counter.builder("samverkan.pages")
                .description(
                        "Pages from the cache, those whose sources had not changed since they were cached, and those that were rendered")
                .tag("result", result)
                .register(metrics);
    }

    private record CachedPage(long commits, LocalDate day, Optional<Map<String, String>> tags, ResponseBody body) {
        int bytes() {
            return body.ownBytes()
                    + tags.stream()
                            .flatMap(known -> known.entrySet().stream())
                            .mapToInt(source ->
                                    source.getKey().length() + source.getValue().length())
                            .sum();
        }
    }

    /** The page of a key while nothing has been published and the day has not ended since it was made; else null. */
    ResponseBody find(String key) {
        var page = cache.getIfPresent(key);
        if (page == null || page.commits() != index.commits() || !page.day().equals(AsOf.today())) {
            return null;
        }
        cached.increment();
        return page.body();
    }

    /** The page of a request, which is rendered unless its sources are the same as when it was cached. */
    ResponseBody load(PageRequest request, Supplier<String> html) {
        var key = request.key();
        // Read before the sources: a commit meanwhile makes the entry invalid.
        long commits = index.commits();
        var day = AsOf.today();
        var known = cache.getIfPresent(key);
        var isSame = known != null
                && known.day().equals(day)
                && known.tags().filter(request.sources()::have).isPresent();
        var page =
                isSame ? new CachedPage(commits, day, known.tags(), known.body()) : render(request, html, commits, day);
        (isSame ? unchanged : rendered).increment();
        cache.put(key, page);
        return page.body();
    }

    private static CachedPage render(PageRequest request, Supplier<String> html, long commits, LocalDate day) {
        var body = ResponseBody.compressed(html.get().getBytes(StandardCharsets.UTF_8));
        return new CachedPage(commits, day, request.sources().tags(), body);
    }
}
